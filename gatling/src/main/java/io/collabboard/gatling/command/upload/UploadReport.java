package io.collabboard.gatling.command.upload;

import java.time.Duration;
import org.HdrHistogram.AbstractHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What came of a stream of lines.
 *
 * @param delivered objects that the server acknowledged
 * @param faults lines that did not come onto the board
 * @param open objects that were read and have neither an acknowledgement nor a refusal; those that were sent may be on
 *     the board
 * @param retries answers that said to try again, which was done
 * @param reconnects connections after the first
 * @param time from the first line to the last answer
 * @param latency microseconds from sending an object, for the first time, to its acknowledgement
 * @param stopped why not everything was read; null where it was
 */
public record UploadReport(
        long delivered,
        Faults faults,
        long open,
        long retries,
        int reconnects,
        Duration time,
        AbstractHistogram latency,
        @Nullable String stopped) {
    /** Objects per second. */
    public double rate() {
        return delivered / Math.max(1e-3, time.toNanos() / 1e9);
    }

    public double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }

    /** Whether every line is on the board, but for bad ones that were to be skipped. */
    public boolean complete() {
        return stopped == null && open == 0 && faults.refused() == 0;
    }
}
