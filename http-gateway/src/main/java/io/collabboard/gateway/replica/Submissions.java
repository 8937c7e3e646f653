package io.collabboard.gateway.replica;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Props;
import io.collabboard.board.model.Submission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the entity: one batch under way, the rest in line. At rest an operation leaves at once; under load
 * batches form by themselves, as large as what came in meanwhile.
 */
final class Submissions {
    static final int MAX_WAITING = 10_000;
    private static final int BATCH_OPERATIONS = 256;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int OPERATION_BYTES = 128;

    /** @param id rises by one with each new batch; a batch that is sent again keeps its id */
    record Batch(long id, List<Submission> submissions) {}

    private final Deque<Submission> waiting = new ArrayDeque<>();
    private @Nullable Batch underWay;
    private long lastBatchId;

    /** @return false where too much is waiting already */
    boolean offer(Submission submission) {
        return waiting.size() < MAX_WAITING && waiting.add(submission);
    }

    /** Takes back an operation that has not been sent. */
    boolean withdraw(UUID clientId, UUID operationId) {
        return waiting.removeIf(submission -> submission.operationId().equals(operationId)
                && submission.clientId().equals(clientId));
    }

    /** The next batch to send, unless one is under way or nothing waits. */
    Optional<Batch> next() {
        if (underWay != null || waiting.isEmpty()) {
            return Optional.empty();
        }
        List<Submission> submissions = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && submissions.size() < BATCH_OPERATIONS) {
            bytes += size(waiting.peek().operation());
            if (bytes > BATCH_BYTES && !submissions.isEmpty()) {
                break;
            }
            submissions.add(waiting.remove());
        }
        underWay = new Batch(++lastBatchId, submissions);
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

    private static int size(Operation operation) {
        if (operation instanceof Operation.CreateObject create) {
            return OPERATION_BYTES + Props.size(create.object().props());
        }
        return operation instanceof Operation.UpdateObject update
                ? OPERATION_BYTES + Props.size(update.patch().props())
                : OPERATION_BYTES;
    }
}
