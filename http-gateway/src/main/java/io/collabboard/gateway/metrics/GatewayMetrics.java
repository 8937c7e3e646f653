package io.collabboard.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The figures of the gateway of one node. Safe from any thread, and cheap enough for the path of each message. */
public final class GatewayMetrics {
    private static final Duration SHORTEST = Duration.ofNanos(500_000);
    private static final Duration LONGEST = Duration.ofSeconds(10);

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

    private final MeterRegistry registry;

    private final LongAdder sessions = new LongAdder();
    private final LongAdder direct = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder replicas = new LongAdder();
    private final LongAdder waiting = new LongAdder();
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
        gauge("collabboard.replicas", replicas);
        gauge("collabboard.submissions.waiting", waiting);
        counter("collabboard.deliveries", deliveries);
        counter("collabboard.messages.sent", messages);
        counter("collabboard.sent.bytes", sentBytes);
        counter("collabboard.messages.received", receivedMessages);
        counter("collabboard.received.bytes", receivedBytes);
        counter("collabboard.wakeups", wakeUps);
        counter("collabboard.read.pauses", readPauses);
        counter("collabboard.presence.replaced", presenceReplaced);
        counter("collabboard.presence.ticks", presenceTicks);
        batchOperations =
                DistributionSummary.builder("collabboard.batch.operations").register(registry);
        acknowledgement = histogram("collabboard.acknowledgement");
        snapshotEncoding = Timer.builder("collabboard.snapshot.encoding").register(registry);
    }

    private void gauge(String name, LongAdder value) {
        Gauge.builder(name, value, LongAdder::doubleValue).register(registry);
    }

    private void counter(String name, LongAdder value) {
        FunctionCounter.builder(name, value, LongAdder::doubleValue).register(registry);
    }

    private Timer histogram(String name) {
        return Timer.builder(name)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }

    private Counter labelled(String name, String label, String value) {
        return registry.counter(name, label, value.toLowerCase(Locale.ROOT));
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

    /** A socket takes nothing any more: the kernel's buffer is full. */
    public void stallBegan() {
        stalled.increment();
    }

    public void stallEnded() {
        stalled.decrement();
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

    /** A socket was not opened: too many are, {@code of} the "user" or the "node". */
    public void connectionRefused(String of) {
        registry.counter("collabboard.connections.refused", "limit", of).increment();
    }

    // ---- requests ----

    /** Too many requests of a session are unanswered: its socket is not read for a while. */
    public void readPaused() {
        readPauses.increment();
    }

    /** An edit was acknowledged so long after it was read. */
    public void acknowledged(long nanos) {
        acknowledgement.record(Duration.ofNanos(nanos));
    }

    /** @param code as in the protocol, such as E_RATE_LIMITED */
    public void refused(String code) {
        registry.counter("collabboard.refusals", "code", code).increment();
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

    public void batchSent(int operations) {
        batchOperations.record(operations);
    }

    /** So many sessions were told that their board has news. */
    public void wokeUp(int followers) {
        wakeUps.add(followers);
    }

    public void joined(Start start, long bytes) {
        labelled("collabboard.joins", "start", start.name()).increment();
        labelled("collabboard.joins.bytes", "start", start.name()).increment((double) bytes);
    }

    public void resynchronised(Resync reason) {
        labelled("collabboard.resyncs", "reason", reason.name()).increment();
    }

    public void snapshotEncoded(long nanos) {
        snapshotEncoding.record(Duration.ofNanos(nanos));
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
