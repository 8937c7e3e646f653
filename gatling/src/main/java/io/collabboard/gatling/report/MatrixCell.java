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
 * @param runs how many have been merged
 * @param figures by sub-row; what no run can tell is absent
 * @param errorCodes failed operations of all runs, by code
 * @param latencies of all runs together, microseconds: the percentile curve
 * @param load of the first run
 */
public record MatrixCell(
        int runs, Map<String, Figure> figures, SortedMap<String, Long> errorCodes, Histogram latencies, Load load) {
    public Optional<Figure> figure(String subRow) {
        return Optional.ofNullable(figures.get(subRow));
    }

    static MatrixCell of(List<Sample> runs) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        Measure.ALL.forEach(measure -> measure.over(runs).ifPresent(figure -> figures.put(measure.key(), figure)));
        extras(runs)
                .forEach((name, values) ->
                        Figure.median(values).ifPresent(figure -> figures.put(extraKey(name), figure)));
        return new MatrixCell(
                runs.size(),
                Collections.unmodifiableMap(figures),
                errorCodes(runs),
                merged(runs),
                runs.get(0).result().plan().load());
    }

    /** An extra does not take the place of a sub-row that every row has. */
    static String extraKey(String name) {
        return Measure.ALL.stream().anyMatch(measure -> measure.key().equals(name)) ? "extra_" + name : name;
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
