package io.collabboard.gateway.session;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.metrics.GatewayMetrics.RefusedSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * All open sessions of this node, and who may open one more. A socket is admitted before it is upgraded and counts from
 * then on until its session has ended. Safe from any thread.
 */
public final class Sessions {
    /** A socket that was admitted and has no session by then was lost on the way, as when the client is gone. */
    static final Duration UPGRADE_PATIENCE = Duration.ofSeconds(10);

    /** Clients that come back at the end of the spread need a moment to let go of this node. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** How long a socket that is closed may take to be gone. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** One session, from outside. */
    interface Handle {
        Participant participant();

        void onBoardListChanged();

        void onDraining(Duration reconnectAfter);

        /** The time to leave is over. */
        void onNodeStopping();
    }

    private record Admitted(String userId, long atNanos) {}

    private final SocketLimits limits;
    private final GatewayMetrics metrics;
    private final LongSupplier nanoClock;
    private final Set<Handle> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();

    // Under the lock of this object.
    private final Map<UUID, Admitted> admitted = new LinkedHashMap<>();
    private final Map<String, Integer> perUser = new HashMap<>();
    private boolean isDraining;

    public Sessions(SocketLimits limits, GatewayMetrics metrics) {
        this(limits, metrics, System::nanoTime);
    }

    Sessions(SocketLimits limits, GatewayMetrics metrics, LongSupplier nanoClock) {
        this.limits = limits;
        this.metrics = metrics;
        this.nanoClock = nanoClock;
    }

    // ---- who may come ----

    /** Why nobody at all may open a socket now; empty where the node takes more. */
    public synchronized Optional<RefusedSocket> refusal() {
        dropLost();
        if (isDraining) {
            return refused(RefusedSocket.DRAINING);
        }
        return open.size() + admitted.size() >= limits.perNode() ? refused(RefusedSocket.NODE) : Optional.empty();
    }

    /** Counts a socket that is about to be opened, or says why it may not be. */
    public synchronized Optional<RefusedSocket> admit(Participant participant) {
        Optional<RefusedSocket> refusal = refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        if (perUser.getOrDefault(participant.userId(), 0) >= limits.perUser()) {
            return refused(RefusedSocket.USER);
        }
        admitted.put(participant.clientId(), new Admitted(participant.userId(), nanoClock.getAsLong()));
        perUser.merge(participant.userId(), 1, Integer::sum);
        return Optional.empty();
    }

    /** A socket that was admitted will not be opened. */
    public synchronized void giveBack(Participant participant) {
        if (admitted.remove(participant.clientId()) != null) {
            uncount(participant.userId());
        }
    }

    private Optional<RefusedSocket> refused(RefusedSocket reason) {
        metrics.socketRefused(reason);
        return Optional.of(reason);
    }

    private void dropLost() {
        long now = nanoClock.getAsLong();
        Iterator<Admitted> oldestFirst = admitted.values().iterator();
        while (oldestFirst.hasNext()) {
            Admitted oldest = oldestFirst.next();
            if (now - oldest.atNanos() < UPGRADE_PATIENCE.toNanos()) {
                return;
            }
            oldestFirst.remove();
            uncount(oldest.userId());
        }
    }

    private void uncount(String userId) {
        perUser.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
    }

    // ---- who is here ----

    void add(Handle session) {
        Participant participant = session.participant();
        boolean isLate;
        synchronized (this) {
            open.add(session);
            if (admitted.remove(participant.clientId()) == null) {
                perUser.merge(participant.userId(), 1, Integer::sum);
            }
            isLate = isDraining;
        }
        if (isLate) {
            session.onDraining(Duration.ZERO);
        }
    }

    synchronized void remove(Handle session) {
        if (open.remove(session)) {
            uncount(session.participant().userId());
        }
        completeIfEmpty();
    }

    public int count() {
        return open.size();
    }

    public void boardListChanged() {
        open.forEach(Handle::onBoardListChanged);
    }

    // ---- the end ----

    /**
     * Admits nobody any more, and tells everyone to come back elsewhere, evenly spread over the given time. Who is still
     * here then is closed.
     *
     * @return completes when nobody is here, which is at once where nobody was
     */
    public CompletionStage<Void> drain(Duration spread) {
        synchronized (this) {
            isDraining = true;
            completeIfEmpty();
        }
        long told = 0;
        int all = open.size();
        for (Handle session : open) {
            session.onDraining(spread.multipliedBy(told++).dividedBy(Math.max(all, told)));
        }
        return emptyWithin(spread.plus(GRACE)).thenCompose(left -> {
            open.forEach(Handle::onNodeStopping);
            return emptyWithin(CLOSING);
        });
    }

    private CompletableFuture<Void> emptyWithin(Duration patience) {
        return empty.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void completeIfEmpty() {
        if (isDraining && open.isEmpty()) {
            empty.complete(null);
        }
    }
}
