package io.collabboard.gateway.http;

import java.time.Duration;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Why a socket is not opened although everything about the request is in order. */
public enum SocketRefusal {
    NODE_FULL(ErrorCode.E_OVERLOADED, "this node bears no more sockets", Duration.ofSeconds(5)),
    USER_FULL(ErrorCode.E_TOO_MANY_SOCKETS, "close some of your boards first", Duration.ofSeconds(10)),
    /** Another node, or this one once it has restarted, takes it. */
    NODE_STOPPING(ErrorCode.E_UNAVAILABLE, "this node is about to stop", Duration.ofSeconds(1));

    private final ErrorCode code;
    private final String message;
    private final Duration retryAfter;

    SocketRefusal(ErrorCode code, String message, Duration retryAfter) {
        this.code = code;
        this.message = message;
        this.retryAfter = retryAfter;
    }

    /** Answers the upgrade. */
    public HttpResponse response() {
        return ErrorResponses.json(code, message)
                .addHeader(RawHeader.create("Retry-After", Long.toString(retryAfter.toSeconds())));
    }
}
