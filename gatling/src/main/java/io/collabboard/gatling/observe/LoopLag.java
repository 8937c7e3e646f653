package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Meter;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How late the observers' thread is with what it has to do, looked at a hundred times a second. Looks that fall into a stall
 * are made up for when it ends, each as late as it is by then, so that a stall weighs as much as it lasted. Lives on that
 * thread.
 */
final class LoopLag {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Meter meter;
    private final EventLoop loop;
    private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
    private long due;

    LoopLag(Meter meter, EventLoop loop) {
        this.meter = meter;
        this.loop = loop;
    }

    void start() {
        startAt(System.nanoTime());
        look();
    }

    /** @return 99th percentile in microseconds; 0 where the window was never open */
    long p99Micros() {
        return micros.getValueAtPercentile(99);
    }

    void startAt(long now) {
        due = now;
    }

    /** Takes all looks that are due by now. */
    void catchUp(long now) {
        for (; due - now <= 0; due += PERIOD_NANOS) {
            if (meter.counts(due)) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(now - due));
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        catchUp(now);
        var unused = loop.schedule(this::look, due - now, TimeUnit.NANOSECONDS);
    }
}
