package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.BoardRenamed;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEncoderTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_SERVER);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 127, 128, 20_000})
    void aFrameIsEncodedAsAMessageOfItsOwn(int length) throws Exception {
        Frame frame = frame("x".repeat(length));
        byte[] message = FrameEncoder.encode(frame);
        assertThat(message)
                .isEqualTo(Frames.newBuilder().addFrames(frame).build().toByteArray());
        assertThat(codec.decode(message).getFramesList()).containsExactly(frame);
    }

    @Test
    void joinedMessagesAreTheMessageOfAllFrames() throws Exception {
        Frame first = frame("one");
        Frame second = frame("two");
        byte[] joined = FrameEncoder.join(List.of(FrameEncoder.encode(first), FrameEncoder.encode(second)));
        assertThat(codec.decode(joined).getFramesList()).containsExactly(first, second);
        assertThat(FrameEncoder.join(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 80, 110, 127, 128, 20_000})
    void aSharedFrameIsAddressedWithoutTouchingItsBytes(int length) throws Exception {
        Frame shared = frame("x".repeat(length));
        byte[] sharedBytes = shared.toByteArray();
        ByteString parent = Uuids.nextBytes();
        FrameEncoder.Envelope envelope = FrameEncoder.withParent(sharedBytes, parent);

        byte[] message = FrameEncoder.join(List.of(envelope.header(), sharedBytes, envelope.tail()));

        assertThat(codec.decode(message).getFramesList())
                .containsExactly(shared.toBuilder().setParentId(parent).build());
    }

    private static Frame frame(String name) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setSyscall(Syscall.BOARD_RENAMED)
                .setStatus(Status.EVENT)
                .setSeq(7)
                .setBoardRenamed(BoardRenamed.newBuilder().setName(name))
                .build();
    }
}
