package io.collabboard.gatling.cell;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One row of a cell: the latencies of one kind of operation or delivery.
 *
 * @param scenario name of the row, unique over all simulations, such as {@code FanOut receipt}
 * @param histogram latencies in microseconds, three significant digits: {@link Histograms#encode}
 * @param seconds wall time that {@code ops_per_sec} is counted over
 * @param deliveries accounts of what was to arrive; null where the row is of requests and answers
 * @param errors operations that failed in the window, by code ({@code E_...}, or {@code timeout}, {@code disconnected})
 * @param extras further figures of the row by name with unit, such as {@code bytes_per_join}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Series(
        String scenario,
        String histogram,
        double seconds,
        @Nullable Deliveries deliveries,
        Map<String, Long> errors,
        Map<String, Double> extras) {

    /**
     * Where each delivery that was due has gone: {@code expected = received + lost}.
     *
     * @param received in time or late, each once
     * @param late received, but after more than {@link Load#lateMs}
     * @param lost not received when the drain ended
     * @param doubled received a second time or more
     */
    public record Deliveries(long expected, long received, long late, long lost, long doubled) {
        public static final Deliveries NONE = new Deliveries(0, 0, 0, 0, 0);

        public Deliveries plus(Deliveries other) {
            return new Deliveries(
                    expected + other.expected,
                    received + other.received,
                    late + other.late,
                    lost + other.lost,
                    doubled + other.doubled);
        }
    }

    public Histogram decoded() {
        return Histograms.decode(histogram);
    }

    public double opsPerSecond() {
        return seconds > 0 ? decoded().getTotalCount() / seconds : 0;
    }

    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    public long lost() {
        return deliveries == null ? 0 : deliveries.lost();
    }
}
