package io.collabboard.gatling.command.upload;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delays that double with each failure in a row, and are somewhat random so that many clients do not come at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Backoff() {}

    /**
     * The delay after a failure.
     *
     * @param failures in a row, this one included
     * @param atLeast what the server asked for
     */
    static Duration after(int failures, Duration atLeast) {
        long doubled = FIRST.toMillis() << Math.min(failures - 1, 10);
        long base = Math.max(atLeast.toMillis(), Math.min(doubled, LONGEST.toMillis()));
        return Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base / 2 + 1));
    }
}
