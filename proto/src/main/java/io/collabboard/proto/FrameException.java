package io.collabboard.proto;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.ErrorDetails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message or frame that breaks the contract, with what its sender is to be told. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final ByteString frameId;
    private final String field;
    private final long limit;

    private FrameException(
            ErrorCode code, String message, ByteString frameId, String field, long limit, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.frameId = frameId;
        this.field = field;
        this.limit = limit;
    }

    static FrameException malformed(String message, ByteString frameId, @Nullable Throwable cause) {
        return new FrameException(ErrorCode.E_MALFORMED_FRAME, message, frameId, "", 0, cause);
    }

    static FrameException tooLarge(String message, long limit) {
        return new FrameException(ErrorCode.E_FRAME_TOO_LARGE, message, ByteString.EMPTY, "", limit, null);
    }

    static FrameException refused(ErrorCode code, String message, ByteString frameId) {
        return new FrameException(code, message, frameId, "", 0, null);
    }

    static FrameException invalid(String field, String message, ByteString frameId) {
        return new FrameException(ErrorCode.E_INVALID_ARGUMENT, message, frameId, field, 0, null);
    }

    public ErrorCode code() {
        return code;
    }

    /** Id of the frame at fault, the parent of the answer; empty where it is not known or is itself no id. */
    public Optional<ByteString> frameId() {
        return Uuids.isId(frameId) ? Optional.of(frameId) : Optional.empty();
    }

    /** The payload of the ERROR frame that answers it. */
    public Error toError() {
        Error.Builder error = Error.newBuilder()
                .setCode(code)
                .setMessage(String.valueOf(getMessage()))
                .setRetryable(ErrorCodes.isRetryable(code));
        if (!field.isEmpty() || limit != 0) {
            error.setDetails(ErrorDetails.newBuilder().setField(field).setLimit(limit));
        }
        return error.build();
    }
}
