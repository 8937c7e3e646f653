package io.collabboard.gateway.wire;

import io.collabboard.board.model.BoardObject;
import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.pekko.util.ByteString;

/** A board as parts of a snapshot, each the frame of an answer: encoded once, and then addressed to each who joins. */
public final class SnapshotEncoder {
    /** A plain part and what surrounds it fill one message. */
    private static final int PLAIN_PART_BYTES = 24 * 1024;

    /** Before compression, to a third or less. DEFLATE looks back 32 KiB: parts twice as large save 1 %. */
    private static final int DEFLATED_PART_BYTES = 128 * 1024;

    private SnapshotEncoder() {}

    /** A part of a snapshot without the request that it answers. */
    public record SharedPart(ByteString frame) {}

    /** At least one part, maybe without objects. */
    public static List<SharedPart> plain(UUID boardId, long seq, Iterable<BoardObject> objects) {
        return encode(boardId, seq, objects, PLAIN_PART_BYTES, UnaryOperator.identity());
    }

    /**
     * The same for those who accept DEFLATE.
     *
     * @param above bytes of a part from which on it is compressed
     */
    public static List<SharedPart> deflated(UUID boardId, long seq, Iterable<BoardObject> objects, int above) {
        return encode(
                boardId,
                seq,
                objects,
                DEFLATED_PART_BYTES,
                part -> part.getSerializedSize() < above ? part : CompressedSnapshots.deflate(part));
    }

    private static List<SharedPart> encode(
            UUID boardId,
            long seq,
            Iterable<BoardObject> objects,
            int partBytes,
            UnaryOperator<BoardSnapshot> compression) {
        List<SharedPart> parts = new ArrayList<>();
        BoardSnapshot.Builder part = BoardSnapshot.newBuilder().setSeq(seq);
        int bytes = 0;
        for (BoardObject object : objects) {
            var wire = WireObjects.toWire(object);
            int size = wire.getSerializedSize() + 4;
            if (part.getObjectsCount() > 0 && bytes + size > partBytes) {
                parts.add(frame(boardId, compression.apply(part.build())));
                part = BoardSnapshot.newBuilder().setSeq(seq);
                bytes = 0;
            }
            part.addObjects(wire);
            bytes += size;
        }
        parts.add(frame(boardId, compression.apply(part.build())));
        return parts;
    }

    private static SharedPart frame(UUID boardId, BoardSnapshot part) {
        Frame frame = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setTs(System.currentTimeMillis())
                .setBoardId(Uuids.toBytes(boardId))
                .setSyscall(Syscall.BOARD_JOIN)
                .setStatus(Status.BULK)
                .setBoardSnapshot(part)
                .build();
        return new SharedPart(ByteString.fromArrayUnsafe(frame.toByteArray()));
    }

    /** A part as the answer to one request; the shared bytes are not copied. */
    public static ByteString addressed(Exchange exchange, SharedPart part) {
        FrameEncoder.Envelope envelope =
                FrameEncoder.withParent(part.frame().toArrayUnsafe(), Uuids.toBytes(exchange.id()));
        return ByteString.fromArrayUnsafe(envelope.header())
                .concat(part.frame())
                .concat(ByteString.fromArrayUnsafe(envelope.tail()));
    }
}
