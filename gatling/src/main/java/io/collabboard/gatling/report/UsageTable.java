package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who used what: processors and memory of the driver, the server and its database apart, for each cell of the bench.
 *
 * @param rows in the order of the catalogue, then of N
 */
public record UsageTable(List<Row> rows) {
    /** Names of the columns. Cores are processor seconds for each second of the window; RSS is the peak in it. */
    public static final List<String> COLUMNS = List.of(
            "driver_cores",
            "server_cores",
            "database_cores",
            "machine_busy_percent",
            "driver_rss_mb",
            "server_rss_mb",
            "database_rss_mb",
            "server_heap_mb",
            "server_gc_s");

    /**
     * One cell: the median over its runs.
     *
     * @param figures by column; what no run can tell is absent
     */
    public record Row(String simulation, int n, Map<String, Figure> figures) {
        public Optional<Figure> figure(String column) {
            return Optional.ofNullable(figures.get(column));
        }
    }

    public static UsageTable of(List<CellResult> results) {
        Map<String, Map<Integer, List<CellResult>>> cells = new LinkedHashMap<>();
        results.forEach(result -> cells.computeIfAbsent(result.plan().simulation(), any -> new TreeMap<>())
                .computeIfAbsent(result.plan().n(), any -> new ArrayList<>())
                .add(result));
        List<Row> rows = new ArrayList<>();
        cells.forEach((simulation, runs) -> runs.forEach((n, cell) -> rows.add(new Row(simulation, n, figures(cell)))));
        rows.sort(Comparator.comparingInt(row -> Simulations.position(row.simulation())));
        return new UsageTable(List.copyOf(rows));
    }

    private static Map<String, Figure> figures(List<CellResult> runs) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (CellResult run : runs) {
            ofRun(run)
                    .forEach((column, figure) -> figures.computeIfAbsent(column, any -> new ArrayList<>())
                            .add(figure));
        }
        Map<String, Figure> medians = new LinkedHashMap<>();
        figures.forEach((column, values) -> Figure.median(values).ifPresent(figure -> medians.put(column, figure)));
        return Collections.unmodifiableMap(medians);
    }

    private static Map<String, Double> ofRun(CellResult run) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Function<Usage, @Nullable Double> cores =
                usage -> run.windowSeconds() > 0 ? usage.cpuSeconds() / run.windowSeconds() : null;
        Function<Usage, @Nullable Double> rss = usage -> megabytes(usage.rssPeakBytes());
        put(figures, "driver_cores", run.driver(), cores);
        put(figures, "server_cores", run.server(), cores);
        put(figures, "database_cores", run.database(), cores);
        put(figures, "driver_rss_mb", run.driver(), rss);
        put(figures, "server_rss_mb", run.server(), rss);
        put(figures, "database_rss_mb", run.database(), rss);
        put(figures, "server_heap_mb", run.server(), usage -> megabytes(usage.heapUsedBytes()));
        put(figures, "server_gc_s", run.server(), Usage::gcSeconds);
        Double busy = run.machineBusy();
        if (busy != null) {
            figures.put("machine_busy_percent", busy * 100);
        }
        return figures;
    }

    private static void put(
            Map<String, Double> figures, String column, @Nullable Usage usage, Function<Usage, @Nullable Double> of) {
        Double figure = usage == null ? null : of.apply(usage);
        if (figure != null) {
            figures.put(column, figure);
        }
    }

    private static @Nullable Double megabytes(@Nullable Long bytes) {
        return bytes == null ? null : bytes / Sample.MEGABYTE;
    }
}
