package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Usage;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * One run of one row in one cell. What the run cannot tell is empty: a run in which nothing finished has no latency.
 *
 * @param histogram the series', decoded: microseconds
 */
record Sample(CellResult result, Series series, Histogram histogram) {
    /** Bytes of an MB, here and in every column that ends in {@code _mb}. */
    static final double MEGABYTE = 1e6;

    static Sample of(CellResult result, Series series) {
        return new Sample(result, series, series.decoded());
    }

    OptionalDouble millis(ToDoubleFunction<Histogram> micros) {
        return histogram.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(micros.applyAsDouble(histogram) / 1_000);
    }

    OptionalDouble percentileMillis(double percentile) {
        return millis(latencies -> latencies.getValueAtPercentile(percentile));
    }

    OptionalDouble opsPerSecond() {
        return series.seconds() > 0
                ? OptionalDouble.of(histogram.getTotalCount() / series.seconds())
                : OptionalDouble.empty();
    }

    /**
     * Seconds of the server's processors in the whole cell for a million deliveries received, or else operations: of
     * cursors, those that were superseded count as received with what came in their place.
     */
    OptionalDouble serverCpuPerMillion() {
        Usage server = result.server();
        Deliveries deliveries = series.deliveries();
        long counted = histogram.getTotalCount();
        long number = deliveries == null ? counted : Math.max(counted, deliveries.received());
        return server == null || number == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(server.cpuSeconds() * 1e6 / number);
    }

    /** Processors that the server kept busy within the window. */
    OptionalDouble serverCores() {
        Usage server = result.server();
        return server == null || result.windowSeconds() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(server.cpuSeconds() / result.windowSeconds());
    }

    OptionalDouble serverRssMb() {
        Usage server = result.server();
        Long peak = server == null ? null : server.rssPeakBytes();
        return peak == null ? OptionalDouble.empty() : OptionalDouble.of(peak / MEGABYTE);
    }

    OptionalDouble deliveries(ToLongFunction<Deliveries> count) {
        Deliveries deliveries = series.deliveries();
        return deliveries == null ? OptionalDouble.empty() : OptionalDouble.of((double) count.applyAsLong(deliveries));
    }
}
