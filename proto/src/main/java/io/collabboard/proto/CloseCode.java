package io.collabboard.proto;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a socket was closed, and what its client does next. Whatever the code, a client that reconnects waits at least
 * {@link #minDelay()} and a random part more, resumes with {@code {epoch, after_seq}} and sends what was not
 * acknowledged again. Codes that are not here, and a connection lost without one, count as {@link #GOING_AWAY}.
 */
public enum CloseCode {
    /** Either side is done. */
    NORMAL(1000, Action.STOP, Duration.ZERO),
    /** The node or the page goes away. */
    GOING_AWAY(1001, Action.RECONNECT, Duration.ofMillis(250)),
    /** What came is no WebSocket (RFC 6455). */
    PROTOCOL_ERROR(1002, Action.DROP_AND_RECONNECT, Duration.ofSeconds(1)),
    /** The client may not do what it does, and would not be allowed to the next time. */
    POLICY_VIOLATION(1008, Action.STOP, Duration.ZERO),
    /** A message was larger than the limit. What made it must not be sent again. */
    MESSAGE_TOO_BIG(1009, Action.DROP_AND_RECONNECT, Duration.ofMillis(250)),
    /** The server failed in a way it did not foresee. */
    INTERNAL_ERROR(1011, Action.RECONNECT, Duration.ofSeconds(1)),
    /** The node restarts; its boards are elsewhere already. */
    SERVICE_RESTART(1012, Action.RECONNECT, Duration.ofMillis(250)),
    /** The node has as many sockets as it can bear. */
    TRY_AGAIN_LATER(1013, Action.RECONNECT, Duration.ofSeconds(5)),
    /** A message was no {@code Frames}, or no binary message. What made it must not be sent again. */
    BAD_PROTOCOL(4400, Action.DROP_AND_RECONNECT, Duration.ofSeconds(1)),
    /** The person was signed out while the socket was open. */
    SIGNED_OUT(4401, Action.SIGN_IN, Duration.ZERO),
    /** Nothing came from the client for longer than {@code Limits.idle_timeout_ms}. */
    IDLE_TIMEOUT(4408, Action.RECONNECT, Duration.ZERO),
    /** The client read nothing for so long that the server gave up; what it missed comes when it resumes. */
    NOT_READING(4410, Action.RECONNECT, Duration.ofMillis(250)),
    /** Client and server have no version of the protocol in common: only a newer client helps. */
    VERSION_NOT_SERVED(4426, Action.RELOAD, Duration.ZERO);

    /** What a client does when a socket closes. */
    public enum Action {
        /** Nothing, unless a person asks for it. */
        STOP,
        /** Get a ticket and connect again; the delay doubles with each failure in a row, up to 30 s. */
        RECONNECT,
        /** As {@link #RECONNECT}, without what was sent last. */
        DROP_AND_RECONNECT,
        /** Have the person sign in, then connect again. */
        SIGN_IN,
        /** Load the newest client (a browser: the page), then connect again. */
        RELOAD
    }

    private final int code;
    private final Action action;
    private final Duration minDelay;

    CloseCode(int code, Action action, Duration minDelay) {
        this.code = code;
        this.action = action;
        this.minDelay = minDelay;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    public Action action() {
        return action;
    }

    /** How long to wait at least, before the random part. */
    public Duration minDelay() {
        return minDelay;
    }

    /** The close code of this number, if it is one of ours. */
    public static Optional<CloseCode> of(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
