package io.collabboard.board.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.AmortizedPQueue;
import org.pcollections.PQueue;

/**
 * The outcomes of the last accepted operations, by operation id. Refusals changed nothing and are not recorded: a retry
 * of a refused operation is judged anew.
 */
public final class IdempotencyWindow {
    private final int capacity;
    private final PersistentMap<UUID, Outcome.Accepted> byOperation;
    private final PQueue<UUID> oldestFirst;

    private IdempotencyWindow(
            int capacity, PersistentMap<UUID, Outcome.Accepted> byOperation, PQueue<UUID> oldestFirst) {
        this.capacity = capacity;
        this.byOperation = byOperation;
        this.oldestFirst = oldestFirst;
    }

    public static IdempotencyWindow empty(int capacity) {
        return new IdempotencyWindow(capacity, PersistentMap.empty(), AmortizedPQueue.empty());
    }

    public Outcome.@Nullable Accepted outcomeOf(UUID operationId) {
        return byOperation.get(operationId);
    }

    /** Remembers one more and, when full, forgets the oldest. */
    public IdempotencyWindow with(Outcome.Accepted outcome) {
        PersistentMap<UUID, Outcome.Accepted> outcomes = byOperation.plus(outcome.operationId(), outcome);
        PQueue<UUID> order = oldestFirst.plus(outcome.operationId());
        UUID oldest = outcomes.size() > capacity ? order.peek() : null;
        if (oldest != null) {
            outcomes = outcomes.minus(oldest);
            order = order.minus();
        }
        return new IdempotencyWindow(capacity, outcomes, order);
    }

    /** Oldest first. */
    public List<Outcome.Accepted> outcomes() {
        List<Outcome.Accepted> result = new ArrayList<>(byOperation.size());
        for (UUID id : oldestFirst) {
            Outcome.Accepted outcome = outcomeOf(id);
            if (outcome != null) {
                result.add(outcome);
            }
        }
        return result;
    }
}
