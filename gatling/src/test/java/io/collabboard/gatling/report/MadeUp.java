package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Histograms;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Usage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Results that nobody measured, for tests. */
final class MadeUp {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    static final Deliveries ALL_THERE = new Deliveries(1_000, 1_000, 0, 0, 0);

    private MadeUp() {}

    static Environment environment() {
        return new Environment(
                NOON,
                "Imaginary 9000",
                8,
                16L << 30,
                "Linux 6.1",
                "OpenJDK 17",
                null,
                "abc123",
                850.0,
                32.5,
                "bench --quick",
                Map.of("collabboard.tick", "50 ms"),
                null);
    }

    static String histogram(long... micros) {
        Histogram histogram = new Histogram(3);
        for (long value : micros) {
            histogram.recordValue(value);
        }
        return Histograms.encode(histogram);
    }

    /** Of requests and answers, over two seconds, without errors. */
    static Series requests(String scenario, long... micros) {
        return new Series(scenario, histogram(micros), 2, null, Map.of(), Map.of());
    }

    static Series deliveries(String scenario, Deliveries deliveries, long... micros) {
        return new Series(scenario, histogram(micros), 2, deliveries, Map.of(), Map.of());
    }

    static Series withErrors(Series series, Map<String, Long> errors) {
        return new Series(
                series.scenario(), series.histogram(), series.seconds(), series.deliveries(), errors, series.extras());
    }

    static Series withExtras(Series series, Map<String, Double> extras) {
        return new Series(
                series.scenario(), series.histogram(), series.seconds(), series.deliveries(), series.errors(), extras);
    }

    /** The driver used one core and 200 MB, the server two and 300 MB, the database half a core; of four seconds. */
    static CellResult cell(String simulation, int n, int run, Series... series) {
        return new CellResult(
                new CellPlan(
                        simulation, n, run, Load.NONE, new Target(URI.create("http://localhost:8080"), null, null)),
                NOON,
                4,
                List.of(series),
                new Usage(4, 200_000_000L, 190_000_000L, null, null, null),
                new Usage(8, 300_000_000L, 290_000_000L, 120_000_000L, 0.25, 3L),
                new Usage(2, null, null, null, null, null),
                0.9,
                List.of());
    }

    static FailedRun failed(String simulation, int n, int run) {
        return new FailedRun(cell(simulation, n, run).plan(), "its driver ended with code 1");
    }

    static CellResult withWarnings(CellResult cell, String... warnings) {
        return new CellResult(
                cell.plan(),
                cell.opened(),
                cell.windowSeconds(),
                cell.series(),
                cell.driver(),
                cell.server(),
                cell.database(),
                cell.machineBusy(),
                List.of(warnings));
    }

    static CellResult withLoad(CellResult cell, Load load) {
        CellPlan plan = cell.plan();
        return new CellResult(
                new CellPlan(plan.simulation(), plan.n(), plan.run(), load, plan.target()),
                cell.opened(),
                cell.windowSeconds(),
                cell.series(),
                cell.driver(),
                cell.server(),
                cell.database(),
                cell.machineBusy(),
                cell.warnings());
    }

    static CellResult withoutServer(CellResult cell) {
        return new CellResult(
                cell.plan(),
                cell.opened(),
                cell.windowSeconds(),
                cell.series(),
                cell.driver(),
                null,
                null,
                null,
                cell.warnings());
    }

    static Report report(List<FailedRun> failed, CellResult... cells) {
        return Report.of(environment(), List.of(cells), failed, Map.of());
    }

    static Report report(CellResult... cells) {
        return Report.of(environment(), List.of(cells), Map.of());
    }
}
