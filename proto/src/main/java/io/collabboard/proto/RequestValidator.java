package io.collabboard.proto;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frame.DataCase;
import io.collabboard.proto.wire.v1.Syscall;
import io.collabboard.proto.wire.v1.Trace;

/** Whether a decoded frame is one that a client may send. Looks at the envelope only: what is in the payload is the board's to judge. */
public final class RequestValidator {
    /** The longest {@code timeout_ms} of a request: ten minutes. */
    public static final int MAX_TIMEOUT_MS = 600_000;

    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private RequestValidator() {}

    /**
     * Checks a frame from a client. Of a CANCEL only {@code id} and {@code parent_id} count, its syscall is not looked
     * at.
     *
     * @throws FrameException E_BAD_STATUS where it is neither a REQUEST nor a CANCEL, or where only the server sends
     *     its syscall; E_UNKNOWN_SYSCALL; E_INVALID_ARGUMENT with the field at fault where an id has not 16 bytes, the
     *     board is not named, the timeout is too long, or the payload is not the syscall's
     */
    public static void validate(Frame frame) throws FrameException {
        requireId("id", frame.getId(), frame);
        switch (frame.getStatus()) {
            case REQUEST -> validateRequest(frame);
            case CANCEL -> validateCancel(frame);
            default ->
                throw FrameException.refused(ErrorCode.E_BAD_STATUS, "a client sends REQUEST or CANCEL", frame.getId());
        }
    }

    private static void validateRequest(Frame frame) throws FrameException {
        Syscall syscall = frame.getSyscall();
        if (Syscalls.isEvent(syscall)) {
            throw FrameException.refused(
                    ErrorCode.E_BAD_STATUS, Syscalls.text(syscall) + " is sent by the server only", frame.getId());
        }
        if (!Syscalls.isRequest(syscall)) {
            throw FrameException.refused(
                    ErrorCode.E_UNKNOWN_SYSCALL, "unknown syscall " + frame.getSyscallValue(), frame.getId());
        }
        if (Syscalls.namesBoard(syscall) || !frame.getBoardId().isEmpty()) {
            requireId("board_id", frame.getBoardId(), frame);
        }
        if (Integer.compareUnsigned(frame.getTimeoutMs(), MAX_TIMEOUT_MS) > 0) {
            throw FrameException.invalid("timeout_ms", "at most " + MAX_TIMEOUT_MS, frame.getId());
        }
        validateTrace(frame);
        requirePayload(Syscalls.requestPayload(syscall), frame);
    }

    private static void validateCancel(Frame frame) throws FrameException {
        requireId("parent_id", frame.getParentId(), frame);
        requirePayload(DataCase.DATA_NOT_SET, frame);
    }

    private static void validateTrace(Frame frame) throws FrameException {
        if (!frame.hasTrace()) {
            return;
        }
        Trace trace = frame.getTrace();
        if (trace.getTraceId().size() != TRACE_ID_BYTES || trace.getSpanId().size() != SPAN_ID_BYTES) {
            throw FrameException.invalid("trace", "a trace_id has 16 bytes, a span_id 8", frame.getId());
        }
    }

    private static void requireId(String field, ByteString id, Frame frame) throws FrameException {
        if (!Uuids.isId(id)) {
            throw FrameException.invalid(field, field + " has 16 bytes, not " + id.size(), frame.getId());
        }
    }

    private static void requirePayload(DataCase payload, Frame frame) throws FrameException {
        if (frame.getDataCase() != payload) {
            throw FrameException.invalid("data", "carries " + frame.getDataCase() + ", not " + payload, frame.getId());
        }
    }
}
