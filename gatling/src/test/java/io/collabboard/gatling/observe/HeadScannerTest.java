package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.collabboard.client.Requests;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadScannerTest {
    private record Head(ByteString parent, int syscall, int status, long seq, Frame whole) {}

    @Test
    void everyFrameIsFoundWithItsHeadWhereverItsParentStands() throws IOException {
        Frame event = Requests.deleteBoard(Uuids.next()).toBuilder()
                .setStatus(Status.EVENT)
                .setSeq(70_000)
                .build();
        Frame done = Frame.newBuilder()
                .setSyscall(Syscall.BOARD_JOIN)
                .setStatus(Status.DONE)
                .setBoardState(BoardState.newBuilder().setSeq(9).setName("N"))
                .build();
        ByteString parent = Uuids.nextBytes();
        byte[] shared = done.toByteArray();
        FrameEncoder.Envelope envelope = FrameEncoder.withParent(shared, parent);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(FrameEncoder.encode(event));
        message.writeBytes(envelope.header());
        message.writeBytes(shared);
        message.writeBytes(envelope.tail());

        List<Head> heads = new ArrayList<>();
        byte[] longer = message.toByteArray();
        HeadScanner.scan(
                Arrays.copyOf(longer, longer.length + 100),
                longer.length,
                (of, syscall, status, seq, bytes, from, length) ->
                        heads.add(new Head(of, syscall, status, seq, HeadScanner.decode(bytes, from, length))));

        assertThat(heads)
                .containsExactly(
                        new Head(ByteString.EMPTY, Syscall.BOARD_DELETE_VALUE, Status.EVENT_VALUE, 70_000, event),
                        new Head(
                                parent,
                                Syscall.BOARD_JOIN_VALUE,
                                Status.DONE_VALUE,
                                0,
                                done.toBuilder().setParentId(parent).build()));
    }
}
