package io.collabboard.gatling.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * What the page plots, for each scenario: {@code {"scenario", "unit", "latency": [{"n", "p50_ms", "p95_ms", "p99_ms"}],
 * "curves": [{"n", "points": [[x, ms]]}]}}, where x is 1 / (1 - percentile / 100): 1 is the least, 2 the median, 100 the
 * 99th percentile, and the greatest stands at the number of values. A curve is of all runs together.
 */
final class ChartData {
    private static final List<String> LATENCIES = List.of("p50_ms", "p95_ms", "p99_ms");
    private static final int POINTS_PER_HALVING = 4;

    private ChartData() {}

    static ArrayNode of(Matrix matrix) {
        ArrayNode charts = JsonNodeFactory.instance.arrayNode();
        for (MatrixRow row : matrix.rows()) {
            ObjectNode chart = charts.addObject();
            chart.put("scenario", row.scenario()).put("unit", Simulations.unit(row.simulation()));
            ArrayNode latency = chart.putArray("latency");
            ArrayNode curves = chart.putArray("curves");
            row.cells().forEach((n, cell) -> {
                if (cell.latencies().getTotalCount() > 0) {
                    addLatency(latency.addObject().put("n", n), cell);
                    addPoints(curves.addObject().put("n", n).putArray("points"), cell.latencies());
                }
            });
        }
        return charts;
    }

    private static void addLatency(ObjectNode point, MatrixCell cell) {
        for (String latency : LATENCIES) {
            cell.figure(latency).ifPresent(figure -> point.put(latency, Numbers.rounded(figure.value())));
        }
    }

    private static void addPoints(ArrayNode points, Histogram latencies) {
        for (HistogramIterationValue step : latencies.percentiles(POINTS_PER_HALVING)) {
            double above = 1 - step.getPercentileLevelIteratedTo() / 100;
            double x = Math.min((double) latencies.getTotalCount(), above > 0 ? 1 / above : Double.POSITIVE_INFINITY);
            points.addArray().add(Numbers.rounded(x)).add(Numbers.rounded(step.getValueIteratedTo() / 1_000.0));
        }
    }
}
