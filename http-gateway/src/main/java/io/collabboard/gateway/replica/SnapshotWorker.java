package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardObject;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Encodes the snapshots of one log on threads that all replicas of the node share for it; tells the replica when done. */
final class SnapshotWorker implements SnapshotCache.Worker {
    private static final DispatcherSelector THREADS =
            DispatcherSelector.fromConfig("collabboard.gateway.snapshot-dispatcher");

    private final ActorContext<ReplicaCommand> context;
    private final UUID boardId;
    private final FrameLog log;
    private final ReplicaSettings settings;
    private final GatewayMetrics metrics;

    SnapshotWorker(
            ActorContext<ReplicaCommand> context,
            UUID boardId,
            FrameLog log,
            ReplicaSettings settings,
            GatewayMetrics metrics) {
        this.context = context;
        this.boardId = boardId;
        this.log = log;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public void encode(SnapshotFormat format, long seq, List<BoardObject> objects, long position) {
        Executor threads = context.getSystem().dispatchers().lookup(THREADS);
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> encoded(format, seq, objects, position), threads),
                (snapshot, failure) -> failure == null
                        ? new ReplicaEvent.SnapshotEncoded(log, format, snapshot)
                        : new ReplicaEvent.SnapshotFailed(log, format, failure));
    }

    private Snapshot encoded(SnapshotFormat format, long seq, List<BoardObject> objects, long position) {
        long startedAt = System.nanoTime();
        Snapshot snapshot = new Snapshot(format.encode(boardId, seq, objects, settings), position);
        metrics.snapshotEncoded(System.nanoTime() - startedAt);
        return snapshot;
    }
}
