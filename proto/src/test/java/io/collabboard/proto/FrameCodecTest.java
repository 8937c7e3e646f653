package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCodecTest {
    private static final int LEVELS_OF_MESSAGE = 4; // Frames, Frame, ObjectCreate, the props entry

    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_CLIENT);

    @Test
    void aMessageAtTheLimitIsTakenAndOneByteMoreIsNot() throws Exception {
        byte[] message = FrameEncoder.encode(request());
        FrameLimits exact = FrameLimits.FROM_CLIENT.withMaxMessageBytes(message.length);
        assertThat(new FrameCodec(exact).decode(message).getFramesCount()).isEqualTo(1);

        FrameException e = refusal(new FrameCodec(exact.withMaxMessageBytes(message.length - 1)), message);
        assertThat(e.code()).isEqualTo(ErrorCode.E_FRAME_TOO_LARGE);
        assertThat(e.toError().getDetails().getLimit()).isEqualTo(message.length - 1);
    }

    @Test
    void asManyFramesAsTheLimitAreTakenAndOneMoreIsNot() throws Exception {
        byte[] frame = FrameEncoder.encode(Frame.getDefaultInstance());
        assertThat(codec.decode(FrameEncoder.join(Collections.nCopies(1024, frame)))
                        .getFramesCount())
                .isEqualTo(1024);
        FrameException e = refusal(codec, FrameEncoder.join(Collections.nCopies(1025, frame)));
        assertThat(e.code()).isEqualTo(ErrorCode.E_FRAME_TOO_LARGE);
        assertThat(e.toError().getDetails().getLimit()).isEqualTo(1024);
    }

    @Test
    void aMessageWithoutAFrameIsMalformed() {
        assertThat(refusal(codec, new byte[0]).code()).isEqualTo(ErrorCode.E_MALFORMED_FRAME);
    }

    @Test
    void theMalformedFrameIsNamedWhereItsIdCanBeRead() {
        Frame good = request();
        Frame bad = request();
        byte[] badContent = bad.toByteString()
                .concat(ByteString.copyFrom(new byte[] {0x52, 0x7f})) // a trace that is longer than the frame
                .toByteArray();
        byte[] message = Frames.newBuilder()
                .addFrames(good)
                .build()
                .toByteString()
                .concat(ByteString.copyFrom(new byte[] {0x0a, (byte) badContent.length}))
                .concat(ByteString.copyFrom(badContent))
                .toByteArray();

        FrameException e = refusal(codec, message);

        assertThat(e.code()).isEqualTo(ErrorCode.E_MALFORMED_FRAME);
        assertThat(e.frameId()).contains(bad.getId());
        assertThat(e.toError().getRetryable()).isFalse();
    }

    @Test
    void aFrameBrokenBeforeItsIdHasNoName() {
        FrameException e = refusal(codec, new byte[] {0x0a, 0x02, 0x0a, 0x10});
        assertThat(e.code()).isEqualTo(ErrorCode.E_MALFORMED_FRAME);
        assertThat(e.frameId()).isEmpty();
    }

    @Test
    void nestingHasALimitThatIsReachedExactly() throws Exception {
        int depth = FrameLimits.FROM_CLIENT.maxDepth();
        assertThat(codec.decode(FrameEncoder.encode(nested(depth))).getFramesCount())
                .isEqualTo(1);
        Frame tooDeep = nested(depth + 1);
        FrameException e = refusal(codec, FrameEncoder.encode(tooDeep));
        assertThat(e.code()).isEqualTo(ErrorCode.E_MALFORMED_FRAME);
        assertThat(e.frameId()).contains(tooDeep.getId());
    }

    @Test
    void unknownFieldsAreKept() throws Exception {
        UnknownFieldSet.Field future =
                UnknownFieldSet.Field.newBuilder().addFixed64(42).build();
        Frame frame = request().toBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(1999, future).build())
                .build();
        Frame decoded = codec.decode(FrameEncoder.encode(frame)).getFrames(0);
        assertThat(decoded.getUnknownFields().getField(1999)).isEqualTo(future);
        assertThat(FrameEncoder.encode(decoded)).isEqualTo(FrameEncoder.encode(frame));
    }

    @Test
    void aBufferIsReadFromItsPositionAndMayBeReused() throws Exception {
        Frame frame = request();
        byte[] bytes = FrameEncoder.join(List.of(new byte[] {1, 2, 3}, FrameEncoder.encode(frame), new byte[] {4}));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(3).limit(bytes.length - 1);

        Frames decoded = codec.decode(buffer);
        Arrays.fill(bytes, (byte) 0);

        assertThat(decoded.getFramesList()).containsExactly(frame);
        assertThat(buffer.position()).isEqualTo(3);
    }

    private static FrameException refusal(FrameCodec codec, byte[] message) {
        return catchThrowableOfType(FrameException.class, () -> codec.decode(message));
    }

    private static Frame request() {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setSyscall(Syscall.BOARD_PART)
                .setStatus(Status.REQUEST)
                .build();
    }

    /** A frame whose innermost message is that many levels below Frames. Lists take two levels each, so even ones only grow by one at the end. */
    private static Frame nested(int depth) {
        int left = depth - LEVELS_OF_MESSAGE + 1;
        boolean odd = left % 2 != 0;
        Value value = odd
                ? Value.newBuilder().setBoolValue(true).build()
                : Value.newBuilder()
                        .setListValue(ListValue.getDefaultInstance())
                        .build();
        for (int levels = odd ? 1 : 2; levels < left; levels += 2) {
            value = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(value))
                    .build();
        }
        return request().toBuilder()
                .setObjectCreate(ObjectCreate.newBuilder().putProps("deep", value))
                .build();
    }
}
