package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * One row at one N, over all runs.
 *
 * @param runs how many have been merged; 0 where all have failed
 * @param failedRuns how many have no result
 * @param figures by sub-row; what no run can tell is absent
 * @param errorCodes failed operations of all runs, by code
 * @param latencies of all runs together, microseconds: the percentile curve
 * @param load of the first run
 */
public record MatrixCell(
        int runs,
        int failedRuns,
        Map<String, Figure> figures,
        SortedMap<String, Long> errorCodes,
        Histogram latencies,
        Load load) {
    /** Whether there were runs and none has a result. */
    public boolean hasFailed() {
        return runs == 0;
    }

    public Optional<Figure> figure(String subRow) {
        return Optional.ofNullable(figures.get(subRow));
    }

    static MatrixCell of(List<Sample> runs, int failedRuns) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(Measure.FAILED_RUNS, Figure.of(failedRuns));
        Measure.ALL.forEach(measure -> measure.over(runs).ifPresent(figure -> figures.put(measure.key(), figure)));
        extras(runs)
                .forEach((name, values) ->
                        Figure.median(values).ifPresent(figure -> figures.put(extraKey(name), figure)));
        return new MatrixCell(
                runs.size(),
                failedRuns,
                Collections.unmodifiableMap(figures),
                errorCodes(runs),
                merged(runs),
                runs.get(0).result().plan().load());
    }

    /** Of which all runs have. */
    static MatrixCell failed(List<FailedRun> runs) {
        return new MatrixCell(
                0,
                runs.size(),
                Map.of(Measure.FAILED_RUNS, Figure.of(runs.size())),
                Collections.emptySortedMap(),
                merged(List.of()),
                runs.get(0).plan().load());
    }

    /** An extra does not take the place of a sub-row that every row has. */
    static String extraKey(String name) {
        return Measure.isCommon(name) ? "extra_" + name : name;
    }

    private static Map<String, List<Double>> extras(List<Sample> runs) {
        Map<String, List<Double>> extras = new LinkedHashMap<>();
        runs.forEach(run -> run.series()
                .extras()
                .forEach((name, value) ->
                        extras.computeIfAbsent(name, any -> new ArrayList<>()).add(value)));
        return extras;
    }

    private static SortedMap<String, Long> errorCodes(List<Sample> runs) {
        SortedMap<String, Long> codes = new TreeMap<>();
        runs.forEach(run -> run.series().errors().forEach((code, number) -> codes.merge(code, number, Long::sum)));
        return Collections.unmodifiableSortedMap(codes);
    }

    private static Histogram merged(List<Sample> runs) {
        Histogram all = new Histogram(3);
        all.setAutoResize(true);
        runs.forEach(run -> all.add(run.histogram()));
        return all;
    }
}
