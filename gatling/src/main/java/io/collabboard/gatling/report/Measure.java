package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.Series.Deliveries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * A sub-row of the matrix: how a run's figure is taken, and how the runs' become one.
 *
 * @param key its name in every output
 * @param sum whether runs are summed, as what must not happen is; a median otherwise
 * @param ofDeliveries whether only rows of deliveries have it
 */
record Measure(String key, boolean sum, boolean ofDeliveries, Function<Sample, OptionalDouble> of) {
    /** Of the cell, not of a run: how many of its runs have no result. Shown where any has failed. */
    static final String FAILED_RUNS = "failed_runs";

    static final String OPS_PER_SEC = "ops_per_sec";
    static final String ERRORS = "errors";
    static final String LOST = "lost";
    static final String DOUBLED = "doubled";

    /** In the order of the report; a row's extras follow. */
    static final List<Measure> ALL = List.of(
            median("min_ms", run -> run.millis(Histogram::getMinValue)),
            median("p50_ms", run -> run.percentileMillis(50)),
            median("p95_ms", run -> run.percentileMillis(95)),
            median("p99_ms", run -> run.percentileMillis(99)),
            median("avg_ms", run -> run.millis(Histogram::getMean)),
            median("max_ms", run -> run.millis(Histogram::getMaxValue)),
            median(OPS_PER_SEC, Sample::opsPerSecond),
            median("cpu_s_per_million", Sample::serverCpuPerMillion),
            median("server_cores", Sample::serverCores),
            median("rss_mb", Sample::serverRssMb),
            count(ERRORS, run -> OptionalDouble.of((double) run.series().errorCount())),
            count(LOST, run -> OptionalDouble.of((double) run.series().lost())),
            delivery("late", run -> run.deliveries(Deliveries::late)),
            delivery(DOUBLED, run -> run.deliveries(Deliveries::doubled)));

    Optional<Figure> over(List<Sample> runs) {
        List<Double> figures =
                runs.stream().map(of).flatMap(figure -> figure.stream().boxed()).toList();
        return sum ? Figure.sum(figures) : Figure.median(figures);
    }

    /** Whether the figure of this name counts what must not happen. */
    static boolean counts(String key) {
        return key.equals(FAILED_RUNS) || ALL.stream().anyMatch(measure -> measure.sum && measure.key.equals(key));
    }

    /** Whether it is the name of a sub-row that simulations cannot add. */
    static boolean isCommon(String key) {
        return key.equals(FAILED_RUNS) || ALL.stream().anyMatch(measure -> measure.key.equals(key));
    }

    /** Every figure but throughput is a cost: less of it is better. */
    static boolean moreIsBetter(String key) {
        return key.equals(OPS_PER_SEC);
    }

    private static Measure median(String key, Function<Sample, OptionalDouble> of) {
        return new Measure(key, false, false, of);
    }

    private static Measure count(String key, Function<Sample, OptionalDouble> of) {
        return new Measure(key, true, false, of);
    }

    private static Measure delivery(String key, Function<Sample, OptionalDouble> of) {
        return new Measure(key, true, true, of);
    }
}
