package io.collabboard.gateway.replica;

import io.collabboard.gateway.wire.WireEncoder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The board as encoded parts, shared by everyone who joins: what has changed since is sent to them from the log. Encoded
 * anew when the log has dropped that, or when it has become longer than a fraction of the board. Belongs to one log.
 */
final class SnapshotCache {
    private static final int MIN_STALE_RECORDS = 256;
    private static final int STALE_FRACTION = 8;

    /** @param position where in the log the snapshot was taken */
    record Snapshot(List<WireEncoder.SharedPart> parts, long position) {}

    private @Nullable Snapshot cached;

    Snapshot get(UUID boardId, BoardCopy copy, FrameLog log) {
        Snapshot snapshot = cached;
        if (snapshot == null || isStale(snapshot, copy, log)) {
            snapshot = new Snapshot(WireEncoder.snapshot(boardId, copy.seq(), copy.objects()), log.head());
            cached = snapshot;
        }
        return snapshot;
    }

    private static boolean isStale(Snapshot snapshot, BoardCopy copy, FrameLog log) {
        long records = log.head() - snapshot.position();
        int tolerated = Math.max(MIN_STALE_RECORDS, copy.objects().size() / STALE_FRACTION);
        return records > tolerated || (records > 0 && log.at(snapshot.position()) == null);
    }
}
