package io.collabboard.gateway.wire;

import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Refusal;
import io.collabboard.proto.ErrorCodes;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.ErrorDetails;
import org.jspecify.annotations.Nullable;

/** Why a request failed, ready to be sent. The codes are documented in docs/protocol.md. */
public final class Problem {
    private final Error error;

    private Problem(Error error) {
        this.error = error;
    }

    public static Problem notJoined() {
        return of(ErrorCode.E_NOT_JOINED, "join the board first");
    }

    public static Problem boardNotFound() {
        return of(ErrorCode.E_BOARD_NOT_FOUND, "there is no such board");
    }

    public static Problem boardForbidden() {
        return of(ErrorCode.E_BOARD_FORBIDDEN, "this board is not open to you");
    }

    public static Problem duplicateRequest() {
        return of(ErrorCode.E_DUPLICATE_REQUEST, "a request of this id is under way");
    }

    public static Problem timeout() {
        return of(ErrorCode.E_TIMEOUT, "no answer in time; the outcome is unknown, a retry with the same id finds out");
    }

    /** The board or the service behind it is for the moment not to be had. */
    public static Problem unavailable(String what) {
        return of(ErrorCode.E_UNAVAILABLE, what);
    }

    public static Problem overloaded() {
        return of(ErrorCode.E_OVERLOADED, "too much is waiting for this board");
    }

    public static Problem database() {
        return of(ErrorCode.E_DATABASE, "the database did not answer");
    }

    public static Problem rateLimited(int retryAfterMs) {
        return new Problem(of(ErrorCode.E_RATE_LIMITED, "too many operations").error.toBuilder()
                .setDetails(ErrorDetails.newBuilder().setRetryAfterMs(retryAfterMs))
                .build());
    }

    public static Problem tooLarge(long limit) {
        return new Problem(of(ErrorCode.E_FRAME_TOO_LARGE, "message exceeds " + limit + " bytes").error.toBuilder()
                .setDetails(ErrorDetails.newBuilder().setLimit(limit))
                .build());
    }

    public static Problem notBinary() {
        return of(ErrorCode.E_MALFORMED_FRAME, "messages are binary");
    }

    public static Problem of(FrameException exception) {
        return new Problem(exception.toError());
    }

    static Problem invalidField(WireObjects.InvalidField invalid) {
        return new Problem(of(ErrorCode.E_INVALID_ARGUMENT, String.valueOf(invalid.getMessage())).error.toBuilder()
                .setDetails(ErrorDetails.newBuilder().setField(invalid.field()))
                .build());
    }

    /** @param current the object as it is now, for a stale update */
    public static Problem of(Refusal refusal, @Nullable BoardObject current) {
        ErrorDetails.Builder details = ErrorDetails.newBuilder().setLimit(refusal.limit());
        if (refusal.field() != null) {
            details.setField(refusal.field());
        }
        if (current != null) {
            details.setCurrent(WireObjects.toWire(current));
        }
        return new Problem(of(codeOf(refusal.reason()), refusal.message()).error.toBuilder()
                .setDetails(details)
                .build());
    }

    /** As in the protocol, such as E_NOT_JOINED. */
    public String code() {
        return error.getCode().name();
    }

    Error error() {
        return error;
    }

    private static Problem of(ErrorCode code, String message) {
        return new Problem(Error.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setRetryable(ErrorCodes.isRetryable(code))
                .build());
    }

    private static ErrorCode codeOf(Refusal.Reason reason) {
        return switch (reason) {
            case BOARD_NOT_FOUND -> ErrorCode.E_BOARD_NOT_FOUND;
            case BOARD_FORBIDDEN -> ErrorCode.E_BOARD_FORBIDDEN;
            case BOARD_EXISTS -> ErrorCode.E_BOARD_EXISTS;
            case OBJECT_NOT_FOUND -> ErrorCode.E_OBJECT_NOT_FOUND;
            case OBJECT_EXISTS -> ErrorCode.E_OBJECT_EXISTS;
            case STALE_UPDATE -> ErrorCode.E_STALE_UPDATE;
            case INVALID_ARGUMENT -> ErrorCode.E_INVALID_ARGUMENT;
            case LIMIT_EXCEEDED -> ErrorCode.E_LIMIT_EXCEEDED;
        };
    }
}
