package io.collabboard.gatling.command.upload;

import java.time.Duration;

/**
 * Counts the attempts to connect again since a connection was last of use: one that answered, or that held for a while
 * though nothing was to be answered. A mere success does not count, as what is sent then may be what ends it. Not
 * thread-safe; times are {@link System#nanoTime}.
 */
final class Attempts {
    static final Duration HELD = Duration.ofSeconds(5);

    private int inRow;
    private long openedAt;

    void onOpened(long now) {
        openedAt = now;
    }

    void onUse() {
        inRow = 0;
    }

    /** Once for each time that it was opened. */
    void onDown(long now) {
        if (now - openedAt >= HELD.toNanos()) {
            inRow = 0;
        }
    }

    /** The number of the attempt that is made now. */
    int next() {
        return ++inRow;
    }
}
