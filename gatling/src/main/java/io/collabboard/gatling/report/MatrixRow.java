package io.collabboard.gatling.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scenario over all N.
 *
 * @param simulation that fills it
 * @param deliveries whether it is of deliveries rather than of requests and answers
 * @param subRows names of its figures, in the order of the report
 * @param cells by N; an N that was not run is absent, one of which all runs failed is there without figures
 */
public record MatrixRow(
        String scenario,
        String simulation,
        boolean deliveries,
        List<String> subRows,
        NavigableMap<Integer, MatrixCell> cells) {
    public Optional<MatrixCell> cell(int n) {
        return Optional.ofNullable(cells.get(n));
    }

    public Optional<Figure> figure(String subRow, int n) {
        return cell(n).flatMap(cell -> cell.figure(subRow));
    }

    /**
     * @param runs of one scenario, by N
     * @param failed of the bench; those of the scenario's simulation fail it too
     */
    static MatrixRow of(String scenario, Map<Integer, List<Sample>> runs, List<FailedRun> failed) {
        List<Sample> all = runs.values().stream().flatMap(List::stream).toList();
        boolean deliveries = all.stream().anyMatch(run -> run.series().deliveries() != null);
        String simulation = all.get(0).result().plan().simulation();
        return of(scenario, simulation, deliveries, runs, failed);
    }

    /** Of a simulation that has no results. */
    static MatrixRow failed(String simulation, List<FailedRun> failed) {
        return of(simulation, simulation, false, Map.of(), failed);
    }

    private static MatrixRow of(
            String scenario,
            String simulation,
            boolean deliveries,
            Map<Integer, List<Sample>> runs,
            List<FailedRun> failed) {
        NavigableMap<Integer, List<FailedRun>> failedByN = failed.stream()
                .filter(run -> run.plan().simulation().equals(simulation))
                .collect(Collectors.groupingBy(run -> run.plan().n(), TreeMap::new, Collectors.toList()));
        NavigableMap<Integer, MatrixCell> cells = new TreeMap<>();
        failedByN.forEach((n, none) -> cells.put(n, MatrixCell.failed(none)));
        runs.forEach((n, samples) -> cells.put(
                n, MatrixCell.of(samples, failedByN.getOrDefault(n, List.of()).size())));
        List<Sample> all = runs.values().stream().flatMap(List::stream).toList();
        return new MatrixRow(
                scenario,
                simulation,
                deliveries,
                subRows(all, deliveries, !failedByN.isEmpty()),
                Collections.unmodifiableNavigableMap(cells));
    }

    private static List<String> subRows(List<Sample> runs, boolean deliveries, boolean failed) {
        Stream<String> first = failed ? Stream.of(Measure.FAILED_RUNS) : Stream.of();
        Stream<String> common = Measure.ALL.stream()
                .filter(measure -> deliveries || !measure.ofDeliveries())
                .map(Measure::key);
        Stream<String> extras = runs.stream()
                .flatMap(run -> run.series().extras().keySet().stream())
                .map(MatrixCell::extraKey);
        Set<String> keys = new LinkedHashSet<>(
                Stream.of(first, common, extras).flatMap(each -> each).toList());
        return List.copyOf(keys);
    }
}
