package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Histograms;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Usage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Cells of tests, which nobody serves. */
final class Cells {
    private Cells() {}

    static CellPlan plan(String simulation, int n, int run) {
        return new CellPlan(simulation, n, run, Load.NONE, new Target(URI.create("http://localhost:1"), null, null));
    }

    /** A hundred deliveries, 1 to 100 ms, in ten seconds. */
    static CellResult result(CellPlan plan, long lost, Map<String, Long> errors) {
        return result(plan, 100, new Series.Deliveries(100 + lost, 100, 0, lost, 0), errors);
    }

    static CellResult result(CellPlan plan, int counted, Series.Deliveries deliveries) {
        return result(plan, counted, deliveries, Map.of());
    }

    private static CellResult result(
            CellPlan plan, int counted, Series.Deliveries deliveries, Map<String, Long> errors) {
        Histogram histogram = new Histogram(3);
        for (int i = 1; i <= counted; i++) {
            histogram.recordValue(i * 1_000L);
        }
        Series series = new Series(plan.simulation(), Histograms.encode(histogram), 10, deliveries, errors, Map.of());
        Usage driver = new Usage(1, null, null, null, null, null);
        return new CellResult(plan, Instant.EPOCH, 10, List.of(series), driver, null, null, null, List.of());
    }

    static CellOutcome good(CellPlan plan) {
        return new CellOutcome.Done(result(plan, 0, Map.of()));
    }
}
