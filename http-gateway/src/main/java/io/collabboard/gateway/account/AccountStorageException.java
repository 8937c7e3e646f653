package io.collabboard.gateway.account;

/**
 * The database could not answer: whether the user, session or ticket exists is unknown. A different outcome than "there
 * is none"; the caller may try again.
 */
public final class AccountStorageException extends RuntimeException {
    public AccountStorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
