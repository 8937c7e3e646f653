package io.collabboard.gatling.dsl;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * When the visitors of an open load are due: evenly, from a beginning that Gatling does not tell. It is taken from those who
 * come while the load warms up: from the one who came earliest by the schedule, as nobody comes before the time.
 */
final class Arrivals {
    private final int perSecond;
    private final int warmUp;
    private final LongAccumulator beginning = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final long origin = System.nanoTime();

    /** @param warmUp how many come before those who count */
    Arrivals(int perSecond, int warmUp) {
        this.perSecond = perSecond;
        this.warmUp = warmUp;
    }

    /**
     * When a visitor is due, by {@link System#nanoTime}.
     *
     * @param visitor counted from 0
     * @param now when it has come
     */
    long dueOf(int visitor, long now) {
        long after = Duration.ofSeconds(visitor).dividedBy(perSecond).toNanos();
        if (visitor < warmUp || beginning.get() == Long.MAX_VALUE) {
            beginning.accumulate(now - origin - after);
        }
        return origin + beginning.get() + after;
    }
}
