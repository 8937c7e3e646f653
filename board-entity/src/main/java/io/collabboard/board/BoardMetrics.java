package io.collabboard.board;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The figures of the boards, and their conversations, whose entities are on this node. Safe from any thread. */
public final class BoardMetrics {
    /** Upper bounds of the buckets of latencies; an ordinary commit takes well under a millisecond. */
    private static final Duration[] LATENCIES = LongStream.of(
                    250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    /** Upper bounds of the buckets of batches, in changes. */
    private static final double[] BATCHES =
            DoubleStream.of(1, 2, 4, 8, 16, 32, 64, 128, 256).toArray();

    private final LongAdder entities = new LongAdder();
    private final LongAdder chatEntities = new LongAdder();
    private final LongAdder chatMessages = new LongAdder();
    private final LongAdder failedPersists = new LongAdder();
    private final Timer persist;
    private final DistributionSummary batchChanges;

    public BoardMetrics(MeterRegistry registry) {
        Gauge.builder("collabboard.entities", entities, LongAdder::doubleValue).register(registry);
        Gauge.builder("collabboard.chat.entities", chatEntities, LongAdder::doubleValue)
                .register(registry);
        FunctionCounter.builder("collabboard.chat.messages", chatMessages, LongAdder::doubleValue)
                .register(registry);
        FunctionCounter.builder("collabboard.persist.failures", failedPersists, LongAdder::doubleValue)
                .register(registry);
        persist = Timer.builder("collabboard.persist")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        batchChanges = DistributionSummary.builder("collabboard.persist.changes")
                .serviceLevelObjectives(BATCHES)
                .register(registry);
    }

    void entityStarted() {
        entities.increment();
    }

    void entityStopped() {
        entities.decrement();
    }

    /** One batch is on disk, so long after it was judged. */
    void persisted(long nanos, int changes) {
        persist.record(nanos, TimeUnit.NANOSECONDS);
        batchChanges.record(changes);
    }

    public void chatStarted() {
        chatEntities.increment();
    }

    public void chatStopped() {
        chatEntities.decrement();
    }

    /** A message is on disk. */
    public void chatStored() {
        chatMessages.increment();
    }

    /** The journal refused a batch or a message, or did not take it in time; the entity stops. */
    public void persistFailed() {
        failedPersists.increment();
    }
}
