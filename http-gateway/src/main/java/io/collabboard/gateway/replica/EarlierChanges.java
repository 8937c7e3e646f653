package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.gateway.wire.WireEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/**
 * The encoded changes of a board from one sequence number to another, without a hole, shared by all who resume from within.
 * Immutable.
 */
final class EarlierChanges {
    /** As large as a message to a client may be. */
    private static final int PIECE_BYTES = 32 * 1024;

    private final long after;
    private final byte[] bytes;

    /** Where in the bytes each change ends. */
    private final int[] ends;

    private EarlierChanges(long after, byte[] bytes, int[] ends) {
        this.after = after;
        this.bytes = bytes;
        this.ends = ends;
    }

    static EarlierChanges none(long seq) {
        return new EarlierChanges(seq, new byte[0], new int[0]);
    }

    /**
     * @param batches in their order; those at the front that the following do not continue are left out
     * @param through the last change to keep; none is kept where the batches do not reach it
     */
    static EarlierChanges of(UUID boardId, List<BoardChanged> batches, long through) {
        List<BoardChanged> unbroken = unbrokenUpTo(through, batches);
        if (unbroken.isEmpty()) {
            return none(through);
        }
        long first = unbroken.get(0).firstSeq();
        int[] ends = new int[(int) (through - first + 1)];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int kept = 0;
        for (BoardChanged batch : unbroken) {
            for (ByteString event : WireEncoder.changes(boardId, batch)) {
                if (kept < ends.length) {
                    bytes.writeBytes(event.toArrayUnsafe());
                    ends[kept++] = bytes.size();
                }
            }
        }
        return new EarlierChanges(first - 1, bytes.toByteArray(), ends);
    }

    private static List<BoardChanged> unbrokenUpTo(long through, List<BoardChanged> batches) {
        List<BoardChanged> unbroken = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (int i = batches.size() - 1; i >= 0; i--) {
            BoardChanged batch = batches.get(i);
            if (batch.firstSeq() == 1) {
                // The board's creation is no EVENT: nobody has followed the board before.
                break;
            }
            boolean follows = unbroken.isEmpty()
                    ? batch.firstSeq() <= through && batch.lastSeq() >= through
                    : batch.lastSeq() == next - 1;
            if (follows) {
                unbroken.add(0, batch);
                next = batch.firstSeq();
            } else if (!unbroken.isEmpty()) {
                break;
            }
        }
        return unbroken;
    }

    /** Whether every change after this one is here. */
    boolean reach(long seq) {
        return seq >= after;
    }

    /** Bytes of the changes after {@code seq}, which must be within reach. */
    long bytesAfter(long seq) {
        return (long) bytes.length - startAfter(seq);
    }

    /** The changes after {@code seq}, which must be within reach, in pieces of whole frames that share their bytes. */
    List<ByteString> after(long seq) {
        List<ByteString> pieces = new ArrayList<>();
        int start = startAfter(seq);
        int end = start;
        for (int index = (int) (seq - after); index < ends.length; index++) {
            if (end > start && ends[index] - start > PIECE_BYTES) {
                pieces.add(ByteString.fromArrayUnsafe(bytes, start, end - start));
                start = end;
            }
            end = ends[index];
        }
        if (end > start) {
            pieces.add(ByteString.fromArrayUnsafe(bytes, start, end - start));
        }
        return pieces;
    }

    private int startAfter(long seq) {
        int index = (int) (seq - after);
        return index == 0 ? 0 : ends[index - 1];
    }
}
