package io.collabboard.client;

/** As many requests are open, or bytes queued, as the client allows. Nothing was sent. */
public final class TooManyRequestsException extends ClientException {
    private static final long serialVersionUID = 1;

    TooManyRequestsException(String message) {
        super(message, null);
    }
}
