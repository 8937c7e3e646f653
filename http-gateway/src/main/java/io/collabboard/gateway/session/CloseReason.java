package io.collabboard.gateway.session;

/** Why the server closes a socket; the codes are documented in docs/protocol.md. */
public enum CloseReason {
    /** The client sent a message that is larger than allowed. */
    TOO_LARGE(1009),
    /** The client sent text. */
    NOT_BINARY(1003);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
