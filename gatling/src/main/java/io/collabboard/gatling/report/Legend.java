package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import java.util.List;
import java.util.stream.Collectors;

/** How the figures are to be read, in sentences. */
final class Legend {
    private Legend() {}

    static List<String> of(Matrix matrix) {
        return List.of(
                "Columns are N: what it counts stands beside each scenario. A cell that was not run, or a figure that"
                        + " nobody could tell, is \"-\"; a cell of which all runs failed is \"failed\", and failed_runs counts"
                        + " those without a result, wherever there are any.",
                "A bench fails where a run has no result, where there are errors, lost or doubled deliveries, and where a"
                        + " row counted no operation at all.",
                "Latencies are in ms, from each run's own histogram (three significant digits). A figure is the median"
                        + " over the runs of its cell, with the least and the greatest in brackets where there is room (the"
                        + " JSON lines always have both); errors, lost, late and doubled are sums over the runs.",
                "cpu_s_per_million: the server's processor seconds in the whole cell for a million deliveries received"
                        + " (" + names(matrix, true) + "), or for a million operations (" + names(matrix, false)
                        + "). Where a simulation has several rows, each divides the same seconds.",
                "rss_mb: the most resident memory of the server's JVM in the window; MB are 1,000,000 bytes.",
                "*_cores: processor seconds of all threads for each second of the window.");
    }

    /** Such as {@code median of 3 runs}, or {@code median of 1 to 3 runs} where cells differ. */
    static String runs(Report report) {
        int failed = report.failed().size();
        return runs(report.results()) + (failed == 0 ? "" : "; FAILED CELLS: " + Numbers.count(failed));
    }

    private static String runs(List<CellResult> results) {
        var counts = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.plan().simulation() + " "
                                + result.plan().n() + " " + result.plan().subject(),
                        Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .summaryStatistics();
        if (counts.getCount() == 0) {
            return "no cells";
        }
        String range = counts.getMin() == counts.getMax()
                ? Long.toString(counts.getMax())
                : counts.getMin() + " to " + counts.getMax();
        return counts.getMax() == 1 ? "one run of each cell" : "median of " + range + " runs of each cell";
    }

    private static String names(Matrix matrix, boolean deliveries) {
        String names = matrix.rows().stream()
                .filter(row -> row.deliveries() == deliveries)
                .map(MatrixRow::scenario)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no row here" : names;
    }
}
