package io.collabboard.client;

/** The request was cancelled before it was under way: it had no effect. */
public final class RequestCancelledException extends ClientException {
    private static final long serialVersionUID = 1;

    RequestCancelledException(String message) {
        super(message, null);
    }
}
