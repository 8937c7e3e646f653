package io.collabboard.board.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.AmortizedPQueue;
import org.pcollections.PQueue;

/** The most recent batches, bounded by size: what a replica that lags a little is caught up from. Not stored. */
public final class CommitTail {
    private final int maxBytes;
    private final int bytes;
    private final PQueue<BoardChanged> oldestFirst;

    private CommitTail(int maxBytes, int bytes, PQueue<BoardChanged> oldestFirst) {
        this.maxBytes = maxBytes;
        this.bytes = bytes;
        this.oldestFirst = oldestFirst;
    }

    static CommitTail empty(int maxBytes) {
        return new CommitTail(maxBytes, 0, AmortizedPQueue.empty());
    }

    CommitTail with(BoardChanged batch) {
        int newBytes = bytes + batch.weight();
        PQueue<BoardChanged> batches = oldestFirst.plus(batch);
        BoardChanged oldest = batches.peek();
        while (newBytes > maxBytes && oldest != null) {
            newBytes -= oldest.weight();
            batches = batches.minus();
            oldest = batches.peek();
        }
        return new CommitTail(maxBytes, newBytes, batches);
    }

    /** The latest batches with changes after {@code seq}, as far back as they are here, and of so many bytes at most. */
    List<BoardChanged> latestAfter(long seq, int maxBytesOfThem) {
        int tooMany = Math.max(0, bytes - maxBytesOfThem);
        List<BoardChanged> latest = new ArrayList<>();
        for (BoardChanged batch : oldestFirst) {
            if (tooMany > 0) {
                tooMany -= batch.weight();
            } else if (batch.lastSeq() > seq) {
                latest.add(batch);
            }
        }
        return latest;
    }

    /** The batches that hold every change after {@code seq}, where they are all still here. */
    Optional<List<BoardChanged>> after(long seq) {
        BoardChanged oldest = oldestFirst.peek();
        if (oldest == null || oldest.firstSeq() > seq + 1) {
            return Optional.empty();
        }
        return Optional.of(
                oldestFirst.stream().filter(batch -> batch.lastSeq() > seq).toList());
    }
}
