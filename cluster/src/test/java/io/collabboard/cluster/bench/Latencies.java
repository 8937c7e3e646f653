package io.collabboard.cluster.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Times of one run, kept to the microsecond. Safe from any thread. */
final class Latencies {
    private static final long MAX_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(MAX_MICROS, DIGITS);

    synchronized void addNanos(long nanos) {
        histogram.recordValue(Math.min(MAX_MICROS, nanos / 1_000));
    }

    synchronized void add(Latencies other) {
        histogram.add(other.histogram);
    }

    synchronized double percentile(double percentile) {
        return histogram.getValueAtPercentile(percentile);
    }

    double p50() {
        return percentile(50);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %6.0f  p95 %6.0f  p99 %6.0f us", p50(), percentile(95), percentile(99));
    }
}
