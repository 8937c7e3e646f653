package io.collabboard.gatling.bench;

/** There is nothing to load, for a reason to be told to people. */
final class ServerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerUnavailableException(String message) {
        super(message);
    }

    ServerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
