package io.collabboard.gatling.command.upload;

import io.collabboard.proto.wire.v1.Limits;

/**
 * Keeps what is sent on one socket within the operations that the server allows it, so that it has nothing to refuse: a
 * bucket of tokens like the server's own, a little smaller. Not thread-safe; times are {@link System#nanoTime}.
 */
final class Pace {
    private static final double NANOS = 1e9;

    /** Left over for the join, and for messages that the network brings closer together than they were sent. */
    private static final double SHARE_OF_BURST = 0.9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long refilledAt;
    private long pausedUntil;

    /** Of a connection that begins now. A server that names no limit has none. */
    Pace(Limits limits, long now) {
        this.perSecond =
                limits.getOperationsPerSecond() > 0 ? limits.getOperationsPerSecond() : Double.POSITIVE_INFINITY;
        this.burst = Math.max(1, SHARE_OF_BURST * limits.getOperationsBurst());
        this.tokens = burst;
        this.refilledAt = now;
        this.pausedUntil = now;
    }

    /** How long to wait before the next may go; 0: it may go now, and counts as sent. */
    long take(long now) {
        if (pausedUntil - now > 0) {
            return pausedUntil - now;
        }
        if (Double.isInfinite(perSecond)) {
            return 0;
        }
        tokens = Math.min(burst, tokens + (now - refilledAt) / NANOS * perSecond);
        refilledAt = now;
        if (tokens < 1) {
            return Math.max(1, (long) ((1 - tokens) / perSecond * NANOS));
        }
        tokens--;
        return 0;
    }

    /** Nothing goes before this time. */
    void pauseUntil(long time) {
        if (time - pausedUntil > 0) {
            pausedUntil = time;
        }
    }
}
