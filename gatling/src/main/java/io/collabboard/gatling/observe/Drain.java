package io.collabboard.gatling.observe;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** The time after the last send, until everything has come or patience is over. */
public final class Drain {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private Drain() {}

    /** @return whether nothing is under way any more */
    public static boolean await(Collection<? extends Ledger> ledgers, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ledgers.stream().allMatch(Ledger::isSettled)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
