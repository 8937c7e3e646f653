package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The board as encoded parts in one format, shared by everyone who joins: what has changed since is sent to them from the
 * log. Encoded anew, by another thread, once the log has become longer than a fraction of the board or has dropped what
 * followed; meanwhile the older one goes on to serve where the log allows it, and what has changed since does not take more
 * than the board. Belongs to one copy and its log.
 */
final class SnapshotCache {
    private static final int MIN_STALE_RECORDS = 256;
    private static final int STALE_FRACTION = 8;

    /** So much log is always sent rather than waited for. */
    private static final int FEW_BYTES = 64 * 1024;

    private final SnapshotFormat format;
    private final BoardCopy copy;
    private final FrameLog log;
    private final Worker worker;

    private @Nullable Snapshot newest;
    private boolean isEncoding;

    /** Encodes objects elsewhere, and has {@link #encoded} or {@link #failed} called. */
    interface Worker {
        /** @param position where in the log the objects are what they are */
        void encode(SnapshotFormat format, long seq, List<BoardObject> objects, long position);
    }

    SnapshotCache(SnapshotFormat format, BoardCopy copy, FrameLog log, Worker worker) {
        this.format = format;
        this.copy = copy;
        this.log = log;
        this.worker = worker;
    }

    /** For somebody who joins now; empty: ask again once one has been encoded, which is under way. */
    Optional<Snapshot> get() {
        Optional<Snapshot> usable =
                Optional.ofNullable(newest).filter(this::isCovered).filter(this::isCheap);
        if (!isEncoding && usable.filter(this::isRecent).isEmpty()) {
            start();
        }
        return usable;
    }

    /** What a snapshot takes, roughly where none has been encoded. */
    long expectedBytes() {
        return newest == null || !isRecent(newest) ? estimate() : newest.bytes();
    }

    void encoded(Snapshot snapshot) {
        isEncoding = false;
        newest = snapshot;
    }

    void failed() {
        isEncoding = false;
    }

    private void start() {
        isEncoding = true;
        worker.encode(format, copy.seq(), copy.view(), log.head());
    }

    private boolean isCovered(Snapshot snapshot) {
        return snapshot.position() == log.head() || log.at(snapshot.position()) != null;
    }

    private boolean isCheap(Snapshot snapshot) {
        return log.bytesFrom(snapshot.position()) <= Math.max(FEW_BYTES, estimate());
    }

    private long estimate() {
        return format.estimate(copy.objects().size());
    }

    private boolean isRecent(Snapshot snapshot) {
        int tolerated = Math.max(MIN_STALE_RECORDS, copy.objects().size() / STALE_FRACTION);
        return log.head() - snapshot.position() <= tolerated;
    }
}
