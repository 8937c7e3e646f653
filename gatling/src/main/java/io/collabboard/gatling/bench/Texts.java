package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.Series;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Figures as the progress shows them. */
final class Texts {
    private Texts() {}

    /** {@code 45 s}, {@code 1 min 20 s}, {@code 2 h 5 min}. */
    static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1_000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
    }

    /** {@code p50 5.1 ms, p99 14 ms, 25,000/s}. */
    static String summary(Series series) {
        Histogram latencies = series.decoded();
        return "p50 " + latency(latencies.getValueAtPercentile(50))
                + ", p99 " + latency(latencies.getValueAtPercentile(99))
                + ", " + String.format(Locale.ROOT, "%,d/s", Math.round(series.opsPerSecond()));
    }

    /** Why it failed, in a line. */
    static String reason(Exception failure) {
        String message = failure.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        if (first.isEmpty()) {
            return kind(failure);
        }
        // Of these, the message is a path alone.
        boolean silent = failure instanceof FileSystemException file && file.getReason() == null;
        return silent ? first + ": " + kind(failure) : first;
    }

    /** {@code access denied} of an {@code AccessDeniedException}. */
    private static String kind(Exception failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String latency(long micros) {
        double millis = micros / 1_000.0;
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%,.0f ms", millis);
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
