package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectDelete;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.collabboard.proto.wire.v1.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestValidatorTest {
    private static final ByteString SHORT = ByteString.copyFrom(new byte[15]);

    @ParameterizedTest
    @EnumSource(
            value = Syscall.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SYSCALL_UNSPECIFIED", "UNRECOGNIZED"})
    void aRequestWithThePayloadOfItsSyscallIsTakenAnEventIsNot(Syscall syscall) {
        if (Syscalls.isRequest(syscall)) {
            assertThatCode(() -> RequestValidator.validate(request(syscall).build()))
                    .doesNotThrowAnyException();
        } else {
            refused(request(syscall), ErrorCode.E_BAD_STATUS, "");
        }
    }

    @Test
    void syscallsThatAreNotKnownAreRefusedByTheirNumber() {
        FrameException e = refused(request(Syscall.BOARD_PART).setSyscallValue(4711), ErrorCode.E_UNKNOWN_SYSCALL, "");
        assertThat(e).hasMessageContaining("4711");
        refused(request(Syscall.BOARD_PART).setSyscallValue(0), ErrorCode.E_UNKNOWN_SYSCALL, "");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"STATUS_UNSPECIFIED", "ITEM", "BULK", "DONE", "ERROR", "EVENT"})
    void clientsSendRequestsAndCancelsOnly(Status status) {
        refused(request(Syscall.BOARD_PART).setStatus(status), ErrorCode.E_BAD_STATUS, "");
        refused(request(Syscall.BOARD_PART).setStatusValue(99), ErrorCode.E_BAD_STATUS, "");
    }

    @Test
    void idsHaveSixteenBytes() {
        assertThat(refused(request(Syscall.BOARD_PART).setId(SHORT), ErrorCode.E_INVALID_ARGUMENT, "id")
                        .frameId())
                .isEmpty();
        refused(request(Syscall.BOARD_PART).clearId(), ErrorCode.E_INVALID_ARGUMENT, "id");
        refused(request(Syscall.BOARD_PART).setBoardId(SHORT), ErrorCode.E_INVALID_ARGUMENT, "board_id");
    }

    @Test
    void theBoardIsNamedWhereTheSyscallDoesNotMeanTheJoinedOne() {
        refused(request(Syscall.BOARD_JOIN).clearBoardId(), ErrorCode.E_INVALID_ARGUMENT, "board_id");
        assertThatCode(() -> RequestValidator.validate(
                        request(Syscall.OBJECT_CREATE).clearBoardId().build()))
                .doesNotThrowAnyException();
    }

    @Test
    void timeoutsAreBounded() throws Exception {
        RequestValidator.validate(
                request(Syscall.BOARD_PART).setTimeoutMs(600_000).build());
        refused(request(Syscall.BOARD_PART).setTimeoutMs(600_001), ErrorCode.E_INVALID_ARGUMENT, "timeout_ms");
        refused(request(Syscall.BOARD_PART).setTimeoutMs(-1), ErrorCode.E_INVALID_ARGUMENT, "timeout_ms");
    }

    @Test
    void tracesHaveTheLengthsOfTraceContext() throws Exception {
        Trace trace = Trace.newBuilder()
                .setTraceId(Uuids.nextBytes())
                .setSpanId(ByteString.copyFrom(new byte[8]))
                .build();
        RequestValidator.validate(request(Syscall.BOARD_PART).setTrace(trace).build());
        refused(
                request(Syscall.BOARD_PART)
                        .setTrace(trace.toBuilder().setSpanId(SHORT).build()),
                ErrorCode.E_INVALID_ARGUMENT,
                "trace");
        refused(
                request(Syscall.BOARD_PART)
                        .setTrace(trace.toBuilder().clearTraceId().build()),
                ErrorCode.E_INVALID_ARGUMENT,
                "trace");
    }

    @Test
    void thePayloadIsTheSyscalls() {
        refused(request(Syscall.OBJECT_CREATE).clearData(), ErrorCode.E_INVALID_ARGUMENT, "data");
        refused(
                request(Syscall.OBJECT_CREATE).setObjectDelete(ObjectDelete.getDefaultInstance()),
                ErrorCode.E_INVALID_ARGUMENT,
                "data");
        refused(
                request(Syscall.CURSOR_CLEAR).setCursorMoved(CursorMoved.getDefaultInstance()),
                ErrorCode.E_INVALID_ARGUMENT,
                "data");
    }

    @Test
    void aCancelNamesARequestAndCarriesNothing() throws Exception {
        Frame.Builder cancel = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setStatus(Status.CANCEL)
                .setParentId(Uuids.nextBytes());
        RequestValidator.validate(cancel.build());
        RequestValidator.validate(cancel.setSyscallValue(4711).build());
        refused(cancel.clone().clearParentId(), ErrorCode.E_INVALID_ARGUMENT, "parent_id");
        refused(
                cancel.clone().setObjectDelete(ObjectDelete.getDefaultInstance()),
                ErrorCode.E_INVALID_ARGUMENT,
                "data");
    }

    private static FrameException refused(Frame.Builder builder, ErrorCode code, String field) {
        Frame frame = builder.build();
        FrameException e = catchThrowableOfType(FrameException.class, () -> RequestValidator.validate(frame));
        assertThat(e).as("refusal of %s", frame).isNotNull();
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.toError().getDetails().getField()).isEqualTo(field);
        if (Uuids.isId(frame.getId())) {
            assertThat(e.frameId()).contains(frame.getId());
        }
        return e;
    }

    /** A request, as {@link Syscalls} has it, whose payload is empty. */
    private static Frame.Builder request(Syscall syscall) {
        Frame.Builder frame = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setBoardId(Uuids.nextBytes())
                .setSyscall(syscall)
                .setStatus(Status.REQUEST);
        if (Syscalls.isRequest(syscall) && Syscalls.requestPayload(syscall).getNumber() != 0) {
            var field = Frame.getDescriptor()
                    .findFieldByNumber(Syscalls.requestPayload(syscall).getNumber());
            frame.setField(field, frame.newBuilderForField(field).build());
        }
        return frame;
    }
}
