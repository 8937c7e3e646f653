package io.collabboard.cluster.database;

/** The database cannot be used. The message is one line for the operator and holds no password. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
