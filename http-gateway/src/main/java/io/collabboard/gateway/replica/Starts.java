package io.collabboard.gateway.replica;

import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Chooses how somebody who joins is brought up to date, by what takes fewer bytes: the log, the log with what was before
 * it, or a snapshot. Belongs to one copy and its log.
 */
final class Starts {
    /** A resume that fits into one message is never exchanged for a snapshot: the client keeps what it shows. */
    private static final long SMALL = 32 * 1024;

    /** No EVENT takes less. */
    private static final int CHANGE_BYTES = 80;

    private final BoardCopy copy;
    private final FrameLog log;
    private final EarlierRead earlier;
    private final Map<SnapshotFormat, SnapshotCache> snapshots = new EnumMap<>(SnapshotFormat.class);

    Starts(BoardCopy copy, FrameLog log, EarlierRead earlier, SnapshotCache.Worker worker) {
        this.copy = copy;
        this.log = log;
        this.earlier = earlier;
        for (SnapshotFormat format : SnapshotFormat.values()) {
            snapshots.put(format, new SnapshotCache(format, copy, log, worker));
        }
    }

    SnapshotCache snapshots(SnapshotFormat format) {
        return Objects.requireNonNull(snapshots.get(format), "there is one of each");
    }

    /** Empty: ask again once there is a snapshot or an answer of the entity, which is under way. */
    Optional<Start> of(ReplicaCommand.Join join) {
        SnapshotCache cache = snapshots(join.format());
        if (join.epoch() == copy.epoch() && join.afterSeq() <= copy.seq()) {
            long mostBytes = Math.max(SMALL, cache.expectedBytes());
            Optional<Start> resumed = resumed(join.afterSeq()).filter(start -> start.bytes() <= mostBytes);
            if (resumed.isPresent() || mayStillResume(join.afterSeq(), mostBytes)) {
                return resumed;
            }
        }
        return cache.get().map(this::startAt);
    }

    private Optional<Start> resumed(long seq) {
        OptionalLong inLog = log.positionAfter(seq);
        if (inLog.isPresent()) {
            long position = inLog.getAsLong();
            return Optional.of(
                    new Start(GatewayMetrics.Start.LOG, List.of(), List.of(), position, log.bytesFrom(position)));
        }
        OptionalLong atBeginning = log.positionAfter(earlier.logBegan());
        EarlierChanges changes = earlier.known();
        if (atBeginning.isEmpty() || !changes.reach(seq)) {
            return Optional.empty();
        }
        long position = atBeginning.getAsLong();
        return Optional.of(new Start(
                GatewayMetrics.Start.TAIL,
                List.of(),
                changes.after(seq),
                position,
                changes.bytesAfter(seq) + log.bytesFrom(position)));
    }

    /** Whether what the entity has may make it possible, and cheap enough. */
    private boolean mayStillResume(long seq, long mostBytes) {
        return seq < earlier.logBegan()
                && log.positionAfter(earlier.logBegan()).isPresent()
                && !earlier.known().reach(seq)
                && (copy.seq() - seq) * CHANGE_BYTES <= mostBytes
                && earlier.mayReach(seq);
    }

    private Start startAt(Snapshot snapshot) {
        return new Start(
                GatewayMetrics.Start.SNAPSHOT,
                snapshot.parts(),
                List.of(),
                snapshot.position(),
                snapshot.bytes() + log.bytesFrom(snapshot.position()));
    }
}
