package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bench as a table: a column for each N that any simulation ran with, a row for each scenario, and in each cell the
 * figures over all of its runs. A latency is taken from each run's own histogram, and the cell's is the median of these;
 * errors and what went wrong with deliveries are summed.
 *
 * @param columns all N, ascending
 * @param rows in the order of the catalogue, then as the simulation names them; of a simulation that failed altogether
 *     there is one row of its name
 */
public record Matrix(List<Integer> columns, List<MatrixRow> rows) {
    /** Where no run failed. */
    public static Matrix of(List<CellResult> results) {
        return of(results, List.of());
    }

    public static Matrix of(List<CellResult> results, List<FailedRun> failed) {
        Map<String, Map<Integer, List<Sample>>> samples = new LinkedHashMap<>();
        for (CellResult result : results) {
            for (Series series : result.series()) {
                samples.computeIfAbsent(series.scenario(), any -> new TreeMap<>())
                        .computeIfAbsent(result.plan().n(), any -> new ArrayList<>())
                        .add(Sample.of(result, series));
            }
        }
        List<MatrixRow> rows = new ArrayList<>();
        samples.forEach((scenario, runs) -> rows.add(MatrixRow.of(scenario, runs, failed)));
        withoutResults(results, failed).forEach(simulation -> rows.add(MatrixRow.failed(simulation, failed)));
        rows.sort(Comparator.comparingInt(row -> Simulations.position(row.simulation())));
        return new Matrix(
                Stream.concat(
                                results.stream().map(CellResult::plan),
                                failed.stream().map(FailedRun::plan))
                        .map(CellPlan::n)
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(rows));
    }

    /** Nobody knows the scenarios of a simulation of which no run has a result. */
    private static List<String> withoutResults(List<CellResult> results, List<FailedRun> failed) {
        Set<String> known =
                results.stream().map(result -> result.plan().simulation()).collect(Collectors.toSet());
        return failed.stream()
                .map(run -> run.plan().simulation())
                .filter(simulation -> !known.contains(simulation))
                .distinct()
                .toList();
    }

    public Optional<MatrixRow> row(String scenario) {
        return rows.stream().filter(row -> row.scenario().equals(scenario)).findFirst();
    }

    /** The rows of each simulation, with the columns that it ran: the matrix in parts that fit on a page. */
    public List<Matrix> bySimulation() {
        Map<String, List<MatrixRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.simulation(), any -> new ArrayList<>())
                .add(row));
        return groups.values().stream().map(Matrix::narrow).toList();
    }

    /** Over all rows and cells: {@code errors}, {@code lost} and the like. */
    public long total(String subRow) {
        return Math.round(rows.stream()
                .flatMap(row -> row.cells().values().stream())
                .flatMap(cell -> cell.figure(subRow).stream())
                .mapToDouble(Figure::value)
                .sum());
    }

    private static Matrix narrow(List<MatrixRow> rows) {
        List<Integer> columns = rows.stream()
                .flatMap(row -> row.cells().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return new Matrix(columns, List.copyOf(rows));
    }
}
