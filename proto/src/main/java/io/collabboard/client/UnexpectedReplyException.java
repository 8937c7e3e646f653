package io.collabboard.client;

/** The server answered with what the contract does not have, or with more than the client allows. */
public final class UnexpectedReplyException extends ClientException {
    private static final long serialVersionUID = 1;

    UnexpectedReplyException(String message) {
        super(message, null);
    }
}
