package io.collabboard.gateway.replica;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Props;
import io.collabboard.board.model.Submission;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the entity: one batch under way, the rest in line. At rest an operation leaves at once; under load
 * batches form by themselves, as large as what came in meanwhile.
 */
final class Submissions {
    private static final int OPERATION_BYTES = 128;

    /** @param from gets the answer */
    record Queued(Submission submission, Follower from) {}

    /** @param id rises by one with each new batch; a batch that is sent again keeps its id */
    record Batch(long id, List<Queued> queued) {
        List<Submission> submissions() {
            return queued.stream().map(Queued::submission).toList();
        }
    }

    private final QueueSettings settings;
    private final GatewayMetrics metrics;
    private final Deque<Queued> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private @Nullable Batch underWay;
    private long lastBatchId;

    Submissions(QueueSettings settings, GatewayMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /** @return false where too much is waiting already */
    boolean offer(Submission submission, Follower from) {
        int bytes = size(submission.operation());
        if (waiting.size() >= settings.operations() || waitingBytes + bytes > settings.bytes()) {
            return false;
        }
        waitingBytes += bytes;
        metrics.waiting(1);
        return waiting.add(new Queued(submission, from));
    }

    /** Takes back an operation that has not been sent. */
    boolean withdraw(UUID clientId, UUID operationId) {
        for (Iterator<Queued> each = waiting.iterator(); each.hasNext(); ) {
            Submission submission = each.next().submission();
            if (submission.operationId().equals(operationId)
                    && submission.clientId().equals(clientId)) {
                each.remove();
                waitingBytes -= size(submission.operation());
                metrics.waiting(-1);
                return true;
            }
        }
        return false;
    }

    /** The next batch to send, unless one is under way or nothing waits. */
    Optional<Batch> next() {
        if (underWay != null || waiting.isEmpty()) {
            return Optional.empty();
        }
        List<Queued> queued = new ArrayList<>();
        int bytes = 0;
        for (Queued next = waiting.peek();
                next != null && queued.size() < settings.batchOperations();
                next = waiting.peek()) {
            int size = size(next.submission().operation());
            if (bytes + size > settings.batchBytes() && !queued.isEmpty()) {
                break;
            }
            bytes += size;
            queued.add(waiting.remove());
        }
        waitingBytes -= bytes;
        metrics.waiting(-queued.size());
        underWay = new Batch(++lastBatchId, queued);
        return Optional.of(underWay);
    }

    Optional<Batch> underWay() {
        return Optional.ofNullable(underWay);
    }

    /** @return false for a batch that was answered before */
    boolean complete(long batchId) {
        if (underWay == null || underWay.id() != batchId) {
            return false;
        }
        underWay = null;
        return true;
    }

    /** Nothing goes on from here: who waits is told by other means. */
    void end() {
        metrics.waiting(-waiting.size());
        waiting.clear();
        waitingBytes = 0;
    }

    private static int size(Operation operation) {
        if (operation instanceof Operation.CreateObject create) {
            return OPERATION_BYTES + Props.size(create.object().props());
        }
        return operation instanceof Operation.UpdateObject update
                ? OPERATION_BYTES + Props.size(update.patch().props())
                : OPERATION_BYTES;
    }
}
