package io.collabboard.cluster.local;

import java.time.Duration;

/** How long to wait before a node is started again: twice as long each time, until it has been ready for a while. */
final class RestartDelay {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_WHILE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param ready how long the node that has ended was ready */
    Duration after(Duration ready) {
        Duration delay = ready.compareTo(GOOD_WHILE) >= 0 ? FIRST : next;
        Duration twice = delay.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return delay;
    }
}
