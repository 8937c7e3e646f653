package io.collabboard.client;

/** No answer came in time. Whether the request took effect is not known: the same frame sent again finds out. */
public final class RequestTimeoutException extends ClientException {
    private static final long serialVersionUID = 1;

    RequestTimeoutException(String message) {
        super(message, null);
    }
}
