package io.collabboard.board;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The figures of the boards whose entities are on this node. Safe from any thread. */
public final class BoardMetrics {
    private static final Duration SHORTEST = Duration.ofNanos(200_000);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final LongAdder entities = new LongAdder();
    private final LongAdder failedPersists = new LongAdder();
    private final Timer persist;
    private final DistributionSummary batchChanges;

    public BoardMetrics(MeterRegistry registry) {
        Gauge.builder("collabboard.entities", entities, LongAdder::doubleValue).register(registry);
        FunctionCounter.builder("collabboard.persist.failures", failedPersists, LongAdder::doubleValue)
                .register(registry);
        persist = Timer.builder("collabboard.persist")
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(registry);
        batchChanges =
                DistributionSummary.builder("collabboard.persist.changes").register(registry);
    }

    void entityStarted() {
        entities.increment();
    }

    void entityStopped() {
        entities.decrement();
    }

    /** One batch is on disk, so long after it was judged. */
    void persisted(long nanos, int changes) {
        persist.record(Duration.ofNanos(nanos));
        batchChanges.record(changes);
    }

    void persistFailed() {
        failedPersists.increment();
    }
}
