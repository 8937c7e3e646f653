package io.collabboard.gatling.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A scenario over all N.
 *
 * @param simulation that fills it
 * @param deliveries whether it is of deliveries rather than of requests and answers
 * @param subRows names of its figures, in the order of the report
 * @param cells by N; an N that was not run is absent
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

    /** @param runs of one scenario, by N */
    static MatrixRow of(String scenario, Map<Integer, List<Sample>> runs) {
        List<Sample> all = runs.values().stream().flatMap(List::stream).toList();
        boolean deliveries = all.stream().anyMatch(run -> run.series().deliveries() != null);
        NavigableMap<Integer, MatrixCell> cells = new TreeMap<>();
        runs.forEach((n, samples) -> cells.put(n, MatrixCell.of(samples)));
        String simulation = all.get(0).result().plan().simulation();
        return new MatrixRow(
                scenario,
                simulation,
                deliveries,
                subRows(all, deliveries),
                Collections.unmodifiableNavigableMap(cells));
    }

    private static List<String> subRows(List<Sample> runs, boolean deliveries) {
        Stream<String> common = Measure.ALL.stream()
                .filter(measure -> deliveries || !measure.ofDeliveries())
                .map(Measure::key);
        Stream<String> extras = runs.stream()
                .flatMap(run -> run.series().extras().keySet().stream())
                .map(MatrixCell::extraKey);
        Set<String> keys = new LinkedHashSet<>(Stream.concat(common, extras).toList());
        return List.copyOf(keys);
    }
}
