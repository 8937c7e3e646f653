package io.collabboard.cluster;

/** The node cannot start for a reason that the operator can remove. The message is one line that says how. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
