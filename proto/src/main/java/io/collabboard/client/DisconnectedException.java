package io.collabboard.client;

import io.collabboard.proto.CloseCode;
import org.jspecify.annotations.Nullable;

/** The connection is over. What a request had no answer to yet may have taken effect: the same frame sent again finds out. */
public final class DisconnectedException extends ClientException {
    /** The code of a connection that was lost without a close frame. */
    public static final int LOST = 1006;

    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    DisconnectedException(int code, String reason, @Nullable Throwable cause) {
        super("disconnected: " + code + " " + reason, cause);
        this.code = code;
        this.reason = reason;
    }

    /** The WebSocket close code, or {@link #LOST}. */
    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** What the contract says to do now. */
    public CloseCode.Action action() {
        return CloseCode.of(code).orElse(CloseCode.GOING_AWAY).action();
    }
}
