package io.collabboard.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private final BoardSnapshot part = BoardSnapshot.newBuilder()
            .setSeq(5)
            .addAllObjects(Collections.nCopies(
                    100, BoardObject.newBuilder().setCreatedBy("ada").setX(1.5).build()))
            .build();
    private final MessageReader reader = new MessageReader(FrameLimits.FROM_SERVER);

    @Test
    void aCompressedPartIsInflatedWhetherItComesWholeOrInFragments() throws FrameException {
        byte[] message = message(CompressedSnapshots.deflate(part));
        int half = message.length / 2;

        assertThat(reader.read(ByteBuffer.wrap(message), true)).containsExactly(frame(part));
        assertThat(reader.read(ByteBuffer.wrap(message, 0, half), false)).isEmpty();
        assertThat(reader.read(ByteBuffer.wrap(Arrays.copyOfRange(message, half, message.length)), true))
                .containsExactly(frame(part));
    }

    @Test
    void aPartThatWouldInflateBeyondTheLimitIsRefused() {
        BoardSnapshot bomb = CompressedSnapshots.deflate(part).toBuilder()
                .setInflatedBytes(FrameLimits.FROM_SERVER.maxMessageBytes() + 1)
                .build();

        assertThatThrownBy(() -> reader.read(ByteBuffer.wrap(message(bomb)), true))
                .isInstanceOf(FrameException.class);
    }

    private static byte[] message(BoardSnapshot snapshot) {
        return FrameEncoder.encode(frame(snapshot));
    }

    private static Frame frame(BoardSnapshot snapshot) {
        return Frame.newBuilder().setBoardSnapshot(snapshot).build();
    }
}
