package io.collabboard.gateway.replica;

import java.time.Duration;

/**
 * How long commits of a board are gathered before its followers are woken. Each wake-up costs about the same however much
 * there is to read, so that with many followers and many commits one for several is what saves; with few of either it
 * would only add delay.
 *
 * <p>Flushes are an interval apart at least: a share for each follower, nothing where that is under {@value
 * #SHORTEST_MS} ms, twice that while each flush gathers two commits or more, and never above a bound. A commit that comes
 * later than that after the last flush does not wait at all. Pure: moments are nanoseconds of one clock.
 */
final class FanOutPace {
    private static final int SHORTEST_MS = 2;
    private static final long SHORTEST_NANOS = SHORTEST_MS * 1_000_000L;

    private final long nanosPerFollower;
    private final long longestNanos;

    private long lastFlush;
    private int gathered;
    private boolean isBusy;

    /**
     * @param perFollower what waking one of them is reckoned to cost
     * @param longest the bound; zero switches pacing off
     * @param now a moment before the first flush
     */
    FanOutPace(Duration perFollower, Duration longest, long now) {
        this.nanosPerFollower = perFollower.toNanos();
        this.longestNanos = longest.toNanos();
        this.lastFlush = now - longestNanos;
    }

    /** There is something more to flush. */
    void gather() {
        gathered++;
    }

    /** When to flush what is gathered; in the past for at once. */
    long dueAt(int followers) {
        return lastFlush + interval(followers);
    }

    /** Everybody was woken, maybe for something else too. */
    void flushed(long now) {
        lastFlush = now;
        if (gathered > 0) {
            isBusy = gathered >= 2;
            gathered = 0;
        }
    }

    private long interval(int followers) {
        long share = followers * nanosPerFollower;
        if (share < SHORTEST_NANOS) {
            return 0;
        }
        return Math.min(longestNanos, isBusy ? 2 * share : share);
    }
}
