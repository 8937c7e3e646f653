package io.collabboard.cluster.postgres;

/** The embedded PostgreSQL cannot be used. The message is one line that tells the operator what to do. */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
