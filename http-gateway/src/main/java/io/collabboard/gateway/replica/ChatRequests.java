package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatDraft;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the entity of a conversation: one message under way, the others in line, so that none overtakes another
 * whatever is lost; and the pages that were asked for, side by side. Bounded, each of the two by the same number.
 */
final class ChatRequests {
    private record Queued(ChatDraft draft, Follower from) {}

    private final int bound;
    private final GatewayMetrics metrics;
    private final Deque<Queued> waiting = new ArrayDeque<>();
    private final Map<UUID, ReplicaCommand.ReadChat> reads = new LinkedHashMap<>();
    private @Nullable Queued underWay;

    ChatRequests(int bound, GatewayMetrics metrics) {
        this.bound = bound;
        this.metrics = metrics;
    }

    /** @return false where too much is waiting already */
    boolean offer(ChatDraft draft, Follower from) {
        if (waiting.size() >= bound) {
            return false;
        }
        metrics.chatWaiting(1);
        return waiting.add(new Queued(draft, from));
    }

    /** The next message to send, unless one is under way or nothing waits. */
    Optional<ChatDraft> next() {
        if (underWay != null || waiting.isEmpty()) {
            return Optional.empty();
        }
        metrics.chatWaiting(-1);
        underWay = waiting.remove();
        return underWay();
    }

    Optional<ChatDraft> underWay() {
        return Optional.ofNullable(underWay).map(Queued::draft);
    }

    /** Who sent the message, if it is the one under way; none is, then. */
    Optional<Follower> complete(UUID messageId) {
        Queued sent = underWay;
        if (sent == null || !sent.draft().id().equals(messageId)) {
            return Optional.empty();
        }
        underWay = null;
        return Optional.of(sent.from());
    }

    /**
     * Somebody asks for a page.
     *
     * @return what to ask the entity for it by, since clients choose their ids; empty where too many pages are asked for
     */
    Optional<UUID> asks(ReplicaCommand.ReadChat read) {
        if (reads.size() >= bound) {
            return Optional.empty();
        }
        UUID requestId = UUID.randomUUID();
        reads.put(requestId, read);
        return Optional.of(requestId);
    }

    /** The request that this answers; none where nobody waits for it any more. */
    Optional<ReplicaCommand.ReadChat> answered(UUID requestId) {
        return Optional.ofNullable(reads.remove(requestId));
    }

    Map<UUID, ReplicaCommand.ReadChat> reads() {
        return Collections.unmodifiableMap(reads);
    }

    void left(UUID clientId) {
        reads.values().removeIf(read -> read.who().clientId().equals(clientId));
    }

    void clear() {
        metrics.chatWaiting(-waiting.size());
        waiting.clear();
        reads.clear();
        underWay = null;
    }
}
