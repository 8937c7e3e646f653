package io.collabboard.cluster.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** How long people waited for their edits to be acknowledged, since the last reset. Safe from any thread. */
final class Waits {
    private final Map<UUID, Long> longest = new HashMap<>();
    private final Histogram all = new Histogram(3);

    synchronized void add(UUID board, long nanos) {
        longest.merge(board, nanos, Math::max);
        all.recordValue(nanos);
    }

    synchronized void reset() {
        longest.clear();
        all.reset();
    }

    /** By board, in nanoseconds. */
    synchronized Map<UUID, Long> longest() {
        return Map.copyOf(longest);
    }

    synchronized Duration p99() {
        return Duration.ofNanos(all.getValueAtPercentile(99));
    }

    synchronized long count() {
        return all.getTotalCount();
    }
}
