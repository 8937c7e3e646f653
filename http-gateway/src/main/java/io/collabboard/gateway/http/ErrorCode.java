package io.collabboard.gateway.http;

import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Every way a request can fail, with its HTTP status. Names that also exist on the socket mean the same there. */
enum ErrorCode {
    /** A value breaks a rule; the message says which. Correct it. */
    E_INVALID_ARGUMENT(400, false),
    /** The body is not the JSON that was expected. */
    E_MALFORMED_JSON(400, false),
    /** The body is not declared as application/json. */
    E_UNSUPPORTED_MEDIA_TYPE(415, false),
    /** The body is longer than {@link JsonBody#MAX_BYTES}. */
    E_BODY_TOO_LARGE(413, false),
    /** No session, or a ticket that is unknown, used or expired. Sign in, or get a new ticket. */
    E_UNAUTHENTICATED(401, false),
    /** The page that sent this belongs to another site. */
    E_ORIGIN_FORBIDDEN(403, false),
    /** The server does not answer under this host name. */
    E_HOST_FORBIDDEN(421, false),
    E_NOT_FOUND(404, false),
    E_METHOD_NOT_ALLOWED(405, false),
    /** This address speaks WebSocket only. */
    E_UPGRADE_REQUIRED(426, false),
    /** The client does not offer the subprotocol that we speak. */
    E_UNSUPPORTED_SUBPROTOCOL(400, false),
    /** This person has as many sockets open as one may. */
    E_TOO_MANY_SOCKETS(429, true),
    /** The node has as many sockets as it bears. */
    E_OVERLOADED(503, true),
    /** The node is about to stop. */
    E_UNAVAILABLE(503, true),
    /** The answer, or the rest of the request, did not come in time. */
    E_TIMEOUT(503, true),
    /** The database did not answer; whether anything happened is unknown. */
    E_DATABASE(503, true),
    /** Our fault; the log has the cause. */
    E_INTERNAL(500, false);

    private final int status;
    private final boolean retryable;

    ErrorCode(int status, boolean retryable) {
        this.status = status;
        this.retryable = retryable;
    }

    StatusCode status() {
        return StatusCodes.get(status);
    }

    /** Whether the same request may succeed later. */
    boolean retryable() {
        return retryable;
    }
}
