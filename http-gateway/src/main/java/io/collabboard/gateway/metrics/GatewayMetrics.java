package io.collabboard.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The figures of the gateway of one node. Safe from any thread, and cheap enough for the path of each message. */
public final class GatewayMetrics {
    /** Upper bounds of the buckets of latencies. */
    private static final Duration[] LATENCIES = LongStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Upper bounds of the buckets of batches, in operations. */
    private static final double[] BATCHES =
            DoubleStream.of(1, 2, 4, 8, 16, 32, 64, 128, 256).toArray();

    /** How a client that joins is brought to the state of the board. */
    public enum Start {
        LOG,
        TAIL,
        SNAPSHOT
    }

    /** Why a session is told to join again. */
    public enum Resync {
        LAGGED,
        REPLICA_LOST,
        BOARD_RELOADED
    }

    /** Why a socket was not opened: the limit that is reached. */
    public enum RefusedSocket {
        NODE,
        USER,
        /** The node is about to stop. */
        DRAINING
    }

    private final MeterRegistry registry;
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<Start, Counter> joins;
    private final Map<Start, Counter> joinBytes;
    private final Map<Resync, Counter> resyncs;
    private final Map<RefusedSocket, Counter> refusedSockets;

    private final LongAdder sessions = new LongAdder();
    private final LongAdder direct = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder keptBytes = new LongAdder();
    private final LongAdder replicas = new LongAdder();
    private final LongAdder openRequests = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final LongAdder chatWaiting = new LongAdder();
    private final LongAdder deliveries = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder receivedMessages = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder wakeUps = new LongAdder();
    private final LongAdder readPauses = new LongAdder();
    private final LongAdder presenceReplaced = new LongAdder();
    private final LongAdder presenceTicks = new LongAdder();
    private final DistributionSummary batchOperations;
    private final Timer acknowledgement;
    private final Timer snapshotEncoding;

    public GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        gauge("collabboard.sessions", sessions);
        gauge("collabboard.sessions.direct", direct);
        gauge("collabboard.sessions.stalled", stalled);
        gauge("collabboard.kept.bytes", keptBytes);
        gauge("collabboard.replicas", replicas);
        gauge("collabboard.requests.open", openRequests);
        gauge("collabboard.submissions.waiting", waiting);
        gauge("collabboard.chat.waiting", chatWaiting);
        counter("collabboard.deliveries", deliveries);
        counter("collabboard.messages.sent", messages);
        counter("collabboard.sent.bytes", sentBytes);
        counter("collabboard.messages.received", receivedMessages);
        counter("collabboard.received.bytes", receivedBytes);
        counter("collabboard.wakeups", wakeUps);
        counter("collabboard.read.pauses", readPauses);
        counter("collabboard.presence.replaced", presenceReplaced);
        counter("collabboard.presence.ticks", presenceTicks);
        joins = labelled("collabboard.joins", "start", Start.class);
        joinBytes = labelled("collabboard.joins.bytes", "start", Start.class);
        resyncs = labelled("collabboard.resyncs", "reason", Resync.class);
        refusedSockets = labelled("collabboard.sockets.refused", "reason", RefusedSocket.class);
        batchOperations = DistributionSummary.builder("collabboard.batch.operations")
                .serviceLevelObjectives(BATCHES)
                .register(registry);
        acknowledgement = Timer.builder("collabboard.acknowledgement")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        snapshotEncoding = Timer.builder("collabboard.snapshot.encoding").register(registry);
    }

    private void gauge(String name, LongAdder value) {
        Gauge.builder(name, value, LongAdder::doubleValue).register(registry);
    }

    private void counter(String name, LongAdder value) {
        FunctionCounter.builder(name, value, LongAdder::doubleValue).register(registry);
    }

    /** One counter for each value, made here so that counting looks nothing up. */
    private <L extends Enum<L>> Map<L, Counter> labelled(String name, String label, Class<L> values) {
        Map<L, Counter> counters = new EnumMap<>(values);
        for (L value : values.getEnumConstants()) {
            counters.put(value, registry.counter(name, label, value.name().toLowerCase(Locale.ROOT)));
        }
        return counters;
    }

    private static void count(Map<?, Counter> counters, Enum<?> value, double amount) {
        Counter counter = counters.get(value);
        if (counter != null) {
            counter.increment(amount);
        }
    }

    // ---- sockets ----

    public void sessionOpened() {
        sessions.increment();
    }

    public void sessionClosed() {
        sessions.decrement();
    }

    /** A socket is written to past pekko-http from here on. */
    public void directBegan() {
        direct.increment();
    }

    public void directEnded() {
        direct.decrement();
    }

    /** A socket takes nothing any more, as the kernel's buffer is full: so much is kept for it until it does. */
    public void stallBegan(int bytes) {
        stalled.increment();
        keptBytes.add(bytes);
    }

    public void stallEnded(int bytes) {
        stalled.decrement();
        keptBytes.add(-bytes);
    }

    /** @param records frames of the board's log in it; answers and presence do not count */
    public void sent(int bytes, int records) {
        messages.increment();
        sentBytes.add(bytes);
        deliveries.add(records);
    }

    public void received(int bytes) {
        receivedMessages.increment();
        receivedBytes.add(bytes);
    }

    /** The server closed a socket with this code. */
    public void closed(int code) {
        registry.counter("collabboard.closes", "code", Integer.toString(code)).increment();
    }

    /** A socket was not opened, for this reason. */
    public void socketRefused(RefusedSocket reason) {
        count(refusedSockets, reason, 1);
    }

    // ---- requests ----

    /** Requests that have no answer yet: so many more, or fewer. */
    public void openRequests(int more) {
        openRequests.add(more);
    }

    /** Too many requests of a session are unanswered: its socket is not read for a while. */
    public void readPaused() {
        readPauses.increment();
    }

    /** An edit was acknowledged so long after it was read. */
    public void acknowledged(long nanos) {
        acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * An ERROR was sent. Sessions count all of theirs; nobody else does.
     *
     * @param code as in the protocol, such as E_RATE_LIMITED
     */
    public void refused(String code) {
        Counter counter = refusals.get(code);
        if (counter == null) {
            counter = refusals.computeIfAbsent(code, named -> registry.counter("collabboard.refusals", "code", named));
        }
        counter.increment();
    }

    // ---- boards ----

    public void replicaStarted() {
        replicas.increment();
    }

    public void replicaStopped() {
        replicas.decrement();
    }

    /** Operations that wait in a replica for the batch under way: so many more, or fewer. */
    public void waiting(int more) {
        waiting.add(more);
    }

    /** Chat messages that wait in a replica for the one under way: so many more, or fewer. */
    public void chatWaiting(int more) {
        chatWaiting.add(more);
    }

    public void batchSent(int operations) {
        batchOperations.record(operations);
    }

    /** So many sessions were told that their board has news. */
    public void wokeUp(int followers) {
        wakeUps.add(followers);
    }

    public void joined(Start start, long bytes) {
        count(joins, start, 1);
        count(joinBytes, start, (double) bytes);
    }

    public void resynchronised(Resync reason) {
        count(resyncs, reason, 1);
    }

    public void snapshotEncoded(long nanos) {
        snapshotEncoding.record(nanos, TimeUnit.NANOSECONDS);
    }

    // ---- presence ----

    /** A cursor or drag gave way to a newer one before anybody had seen it. */
    public void presenceReplaced() {
        presenceReplaced.increment();
    }

    public void presenceTicked() {
        presenceTicks.increment();
    }
}
