package io.collabboard.gatling.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.ObjectAck;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final ByteString REQUEST = Uuids.nextBytes();

    private static Frame.Builder frame(Status status) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setTs(1)
                .setSyscall(Syscall.OBJECT_CREATE)
                .setStatus(status)
                .setSeq(7);
    }

    @Test
    void answers_are_found_between_what_others_did_and_were_answered() {
        Frame event = frame(Status.EVENT).build();
        Frame mine = frame(Status.DONE)
                .setParentId(REQUEST)
                .setObjectAck(ObjectAck.newBuilder().setVersion(1))
                .build();
        Frame other = frame(Status.DONE).setParentId(Uuids.nextBytes()).build();
        byte[] message = Frames.newBuilder()
                .addFrames(event)
                .addFrames(other)
                .addFrames(mine)
                .addFrames(event)
                .build()
                .toByteArray();

        assertThat(Answers.to(REQUEST, message)).containsExactly(mine);
    }

    @Test
    void the_parent_behind_a_shared_part_of_a_snapshot_is_found_too() throws IOException {
        Frame shared = frame(Status.BULK)
                .setBoardSnapshot(BoardSnapshot.newBuilder()
                        .addObjects(BoardObject.newBuilder().setX(3)))
                .build();
        byte[] sharedFrame = shared.toByteArray();
        FrameEncoder.Envelope envelope = FrameEncoder.withParent(sharedFrame, REQUEST);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(envelope.header());
        message.write(sharedFrame);
        message.write(envelope.tail());

        assertThat(Answers.to(REQUEST, message.toByteArray()))
                .containsExactly(shared.toBuilder().setParentId(REQUEST).build());
    }

    @Test
    void bytes_that_are_no_message_are_an_error() {
        assertThatThrownBy(() -> Answers.to(REQUEST, new byte[] {10, 100, 1})).isInstanceOf(UncheckedIOException.class);
    }
}
