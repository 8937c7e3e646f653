package io.collabboard.gateway.session;

/** At most {@code burst} at once and {@code perSecond} in the long run. Not thread-safe. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long refilledAt;

    TokenBucket(double perSecond, double burst, long nowNanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.refilledAt = nowNanos;
    }

    boolean tryTake(long nowNanos) {
        tokens = Math.min(burst, tokens + (nowNanos - refilledAt) / NANOS * perSecond);
        refilledAt = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Until there is a token again, at least 1. */
    int millisToWait() {
        return (int) Math.max(1, Math.ceil((1 - tokens) / perSecond * 1_000));
    }
}
