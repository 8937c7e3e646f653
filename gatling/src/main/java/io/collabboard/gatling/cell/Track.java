package io.collabboard.gatling.cell;

import io.collabboard.gatling.cell.Series.Deliveries;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A row while it is measured. What began outside the window is not counted. Safe from any thread; times are those of
 * {@link System#nanoTime}.
 */
public final class Track {
    /** Code of what the load was to do and did not. */
    public static final String NOT_DONE = "not_done";

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;

    private final String scenario;
    private final Meter meter;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
    private final LongAccumulator firstBegun = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator lastEnded = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Map<String, Double> extras = new ConcurrentSkipListMap<>();
    private volatile long planned;
    private final AtomicReference<@Nullable Deliveries> deliveries = new AtomicReference<>();

    Track(String scenario, Meter meter) {
        this.scenario = scenario;
        this.meter = meter;
        micros.setAutoResize(true);
    }

    /** What took from {@code begun} to {@code ended}. Where sends come by the clock, it begins when it was due. */
    public void record(long begun, long ended) {
        if (meter.counts(begun)) {
            micros.recordValue(Math.max(0, (ended - begun) / NANOS_PER_MICRO));
            firstBegun.accumulate(begun - meter.origin());
            lastEnded.accumulate(ended - meter.origin());
        }
    }

    /** What failed, with its code: {@code E_...}, or a word such as {@code no_answer}. */
    public void error(long begun, String code) {
        if (meter.counts(begun)) {
            errors.computeIfAbsent(code, unused -> new LongAdder()).increment();
        }
    }

    /** Where the deliveries went that were due within the window. */
    public void deliveries(Deliveries account) {
        deliveries.set(account);
    }

    /** Errors that are of no single operation, whenever they were. */
    public void faults(String code, int number) {
        if (number > 0) {
            errors.computeIfAbsent(code, unused -> new LongAdder()).add(number);
        }
    }

    /** How many operations the load is to do within the window: those that are neither done nor failed are errors. */
    public Track planned(long operations) {
        planned = operations;
        return this;
    }

    /** A further figure; its name ends with its unit. */
    public void extra(String name, double value) {
        extras.put(name, value);
    }

    /** Operations that were counted, failed ones not among them. */
    public long count() {
        return micros.getTotalCount();
    }

    /** Nanoseconds from the first operation's begin to the last one's end; 0 where there is none. */
    private long span() {
        return count() == 0 ? 0 : lastEnded.get() - firstBegun.get();
    }

    Series series() {
        Map<String, Long> failed = new TreeMap<>();
        errors.forEach((code, number) -> failed.put(code, number.sum()));
        long missing = planned
                - count()
                - failed.values().stream().mapToLong(Long::longValue).sum();
        if (missing > 0) {
            failed.put(NOT_DONE, missing);
        }
        return new Series(
                scenario,
                Histograms.encode(micros.copy()),
                span() / 1e9,
                deliveries.get(),
                failed,
                new TreeMap<>(extras));
    }

    /** @param percentile 0 to 100; microseconds */
    public long micros(double percentile) {
        return micros.getValueAtPercentile(percentile);
    }
}
