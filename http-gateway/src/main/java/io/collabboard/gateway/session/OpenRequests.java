package io.collabboard.gateway.session;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The requests of a session that are not answered yet; counts them for the node. Not thread-safe. */
final class OpenRequests {

    private record Open(Exchange exchange, @Nullable UUID boardId, long readNanos, long deadlineNanos) {}

    private final Map<UUID, Open> open = new HashMap<>();
    private final GatewayMetrics metrics;

    OpenRequests(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    /**
     * @param boardId the board whose replica answers; null where something else does
     * @param readNanos when it was read from the socket
     * @return false where a request of this id is open
     */
    boolean add(Exchange exchange, @Nullable UUID boardId, long readNanos, long deadlineNanos) {
        if (open.putIfAbsent(exchange.id(), new Open(exchange, boardId, readNanos, deadlineNanos)) != null) {
            return false;
        }
        metrics.openRequests(1);
        return true;
    }

    /** The request, which is no longer open; null where it was answered, timed out, or never was. */
    @Nullable
    Exchange close(UUID id) {
        Open request = remove(id);
        return request == null ? null : request.exchange();
    }

    /** As {@link #close}, for a mutation that was accepted and is about to be acknowledged. */
    @Nullable
    Exchange acknowledge(UUID id) {
        Open request = remove(id);
        if (request == null) {
            return null;
        }
        metrics.acknowledged(System.nanoTime() - request.readNanos());
        return request.exchange();
    }

    private @Nullable Open remove(UUID id) {
        Open request = open.remove(id);
        if (request != null) {
            metrics.openRequests(-1);
        }
        return request;
    }

    boolean contains(UUID id) {
        return open.containsKey(id);
    }

    /** Whether it is a request that the replica of this board answers. */
    boolean isOfBoard(UUID id, UUID boardId) {
        Open request = open.get(id);
        return request != null && boardId.equals(request.boardId());
    }

    int size() {
        return open.size();
    }

    List<Exchange> closeOverdue(long nowNanos) {
        return closeIf(request -> request.deadlineNanos() - nowNanos <= 0);
    }

    /** The earliest moment at which something is overdue. */
    OptionalLong nextDeadline() {
        return open.values().stream().mapToLong(Open::deadlineNanos).min();
    }

    /** Those that only the replica of this board could answer. */
    List<Exchange> closeOfBoard(UUID boardId) {
        return closeIf(request -> boardId.equals(request.boardId()));
    }

    /** The session is over; nobody answers them any more. */
    void clear() {
        metrics.openRequests(-open.size());
        open.clear();
    }

    private List<Exchange> closeIf(Predicate<Open> condition) {
        List<Exchange> closed = new ArrayList<>();
        for (Iterator<Open> each = open.values().iterator(); each.hasNext(); ) {
            Open request = each.next();
            if (condition.test(request)) {
                each.remove();
                closed.add(request.exchange());
            }
        }
        metrics.openRequests(-closed.size());
        return closed;
    }
}
