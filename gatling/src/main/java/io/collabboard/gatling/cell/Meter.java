package io.collabboard.gatling.cell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Measures one cell. Its window opens once, after the warm-up, and closes once; what begins in between counts. Opening
 * and closing take no time of who does it: the processes are looked at by a thread of the meter's own. Safe from any
 * thread.
 */
public final class Meter {
    /** Sends that leave this much later than they were due, at the 99th percentile, in microseconds, are a warning. */
    private static final long MAX_LAG_MICROS = 10_000;

    private static final double MAX_MACHINE_BUSY = 0.9;

    private final CellPlan plan;
    private final UsageWatch watch;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Track lag = new Track("lag", this);
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private final long origin = System.nanoTime();
    private volatile Instant openedAt = Instant.EPOCH;
    private volatile long opened = Long.MAX_VALUE;
    private volatile long closed = Long.MAX_VALUE;

    public Meter(CellPlan plan) {
        this.plan = plan;
        this.watch = new UsageWatch(plan.target());
    }

    /** The row of this name, made at the first call; rows are reported in the order in which they were made. */
    public synchronized Track track(String scenario) {
        return tracks.computeIfAbsent(scenario, name -> new Track(name, this));
    }

    /** From now on operations count, for whoever this call returns to. Only the first call opens. */
    public void open() {
        openAt(System.nanoTime());
    }

    /** As {@link #open}, from this moment on, which may have passed: that of {@link System#nanoTime}. */
    public synchronized void openAt(long nanos) {
        if (opened == Long.MAX_VALUE) {
            openedAt = Instant.now();
            opened = nanos - origin;
            watch.open();
        }
    }

    /** What begins from now on does not count any more. Only the first call does anything. */
    public synchronized void close() {
        if (opened != Long.MAX_VALUE && closed == Long.MAX_VALUE) {
            closed = System.nanoTime() - origin;
            watch.close();
        }
    }

    /** When the window opened, by {@link System#nanoTime}. */
    public long opened() {
        return opened + origin;
    }

    /** Whether the window was opened and closed: whether there is a result. */
    public boolean isComplete() {
        return closed != Long.MAX_VALUE;
    }

    /** Length of the window; 0 until it has closed. */
    public double windowSeconds() {
        return isComplete() ? (closed - opened) / 1e9 : 0;
    }

    /** How late a send left that was due at {@code due} and is leaving now. */
    public void sent(long due) {
        lag.record(due, System.nanoTime());
    }

    /** Adds a reason why the figures are to be read with care, in a sentence. */
    public void warn(String warning) {
        reasons.add(warning);
    }

    /** Whether what began then, by {@link System#nanoTime}, is within the window, as far as it is known by now. */
    public boolean counts(long begun) {
        long since = begun - origin;
        return since >= opened && since < closed;
    }

    long origin() {
        return origin;
    }

    /**
     * The result, once the window has closed.
     *
     * @throws IllegalStateException where the load never came to its end
     */
    public synchronized CellResult result() {
        if (!isComplete()) {
            throw new IllegalStateException("the load of " + plan.title() + " did not come to its end");
        }
        UsageWatch.Seen seen = watch.seen();
        return new CellResult(
                plan,
                openedAt,
                windowSeconds(),
                tracks.values().stream().map(Track::series).toList(),
                seen.driver(),
                seen.server(),
                seen.database(),
                seen.machineBusy(),
                warnings(seen));
    }

    private List<String> warnings(UsageWatch.Seen seen) {
        List<String> warnings = new ArrayList<>(reasons);
        warnings.addAll(seen.warnings());
        if (lag.micros(99) > MAX_LAG_MICROS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "driver saturated: it sent up to %.0f ms late (99th percentile), which the latencies include",
                    lag.micros(99) / 1e3));
        }
        Double busy = seen.machineBusy();
        if (busy != null && busy > MAX_MACHINE_BUSY) {
            double cores = seen.driver().cpuSeconds() * 1e9 / (closed - opened);
            warnings.add(String.format(
                    Locale.ROOT,
                    "the machine was %.0f %% busy, %.1f of its processors with the driver: latencies include waiting for one",
                    busy * 100,
                    cores));
        }
        return List.copyOf(warnings);
    }
}
