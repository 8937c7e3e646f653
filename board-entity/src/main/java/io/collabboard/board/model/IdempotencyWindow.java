package io.collabboard.board.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.AmortizedPQueue;
import org.pcollections.PQueue;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;

/**
 * The outcomes of the last accepted operations, by operation id. Refusals changed nothing and are not recorded: a retry
 * of a refused operation is judged anew.
 *
 * <p>The map is Scala's, which takes one in and another out at a fraction of what the balanced trees of pcollections do: with
 * those the window took more of the entity's time than everything else.
 */
public final class IdempotencyWindow {
    private final int capacity;
    private final HashMap<UUID, Outcome.Accepted> byOperation;
    private final PQueue<UUID> oldestFirst;

    private IdempotencyWindow(int capacity, HashMap<UUID, Outcome.Accepted> byOperation, PQueue<UUID> oldestFirst) {
        this.capacity = capacity;
        this.byOperation = byOperation;
        this.oldestFirst = oldestFirst;
    }

    public static IdempotencyWindow empty(int capacity) {
        return new IdempotencyWindow(capacity, HashMap$.MODULE$.empty(), AmortizedPQueue.empty());
    }

    public Outcome.@Nullable Accepted outcomeOf(UUID operationId) {
        return byOperation.getOrElse(operationId, () -> null);
    }

    /** Remembers one more and, when full, forgets the oldest. */
    public IdempotencyWindow with(Outcome.Accepted outcome) {
        HashMap<UUID, Outcome.Accepted> outcomes = byOperation.updated(outcome.operationId(), outcome);
        PQueue<UUID> order = oldestFirst.plus(outcome.operationId());
        UUID oldest = outcomes.size() > capacity ? order.peek() : null;
        if (oldest != null) {
            outcomes = outcomes.removed(oldest);
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
