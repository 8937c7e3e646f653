package io.collabboard.proto;

import io.collabboard.proto.wire.v1.ErrorCode;

/** What follows from an {@link ErrorCode} alone; docs/protocol.md, "Error codes", says the same in words. */
public final class ErrorCodes {
    private ErrorCodes() {}

    /**
     * Whether the same request with the same id may succeed later, unless the error itself says otherwise: yes for
     * trouble of the server that passes, no for what the request, the board or our own code has to change for.
     */
    public static boolean isRetryable(ErrorCode code) {
        return switch (code) {
            case E_RATE_LIMITED, E_OVERLOADED, E_TIMEOUT, E_UNAVAILABLE, E_DATABASE -> true;
            case E_UNSPECIFIED,
                    E_MALFORMED_FRAME,
                    E_FRAME_TOO_LARGE,
                    E_UNKNOWN_SYSCALL,
                    E_BAD_STATUS,
                    E_INVALID_ARGUMENT,
                    E_LIMIT_EXCEEDED,
                    E_DUPLICATE_REQUEST,
                    E_NOT_JOINED,
                    E_BOARD_NOT_FOUND,
                    E_BOARD_FORBIDDEN,
                    E_BOARD_EXISTS,
                    E_OBJECT_NOT_FOUND,
                    E_OBJECT_EXISTS,
                    E_STALE_UPDATE,
                    E_INTERNAL,
                    UNRECOGNIZED -> false;
        };
    }
}
