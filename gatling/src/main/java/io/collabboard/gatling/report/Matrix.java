package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bench as a table: a column for each N that any simulation ran with, a row for each scenario, and in each cell the
 * figures over all of its runs. A latency is taken from each run's own histogram, and the cell's is the median of these;
 * errors and what went wrong with deliveries are summed.
 *
 * @param columns all N, ascending
 * @param rows in the order of the catalogue, then as the simulation names them
 */
public record Matrix(List<Integer> columns, List<MatrixRow> rows) {
    public static Matrix of(List<CellResult> results) {
        Map<String, Map<Integer, List<Sample>>> samples = new LinkedHashMap<>();
        for (CellResult result : results) {
            for (Series series : result.series()) {
                samples.computeIfAbsent(series.scenario(), any -> new TreeMap<>())
                        .computeIfAbsent(result.plan().n(), any -> new ArrayList<>())
                        .add(Sample.of(result, series));
            }
        }
        List<MatrixRow> rows = new ArrayList<>();
        samples.forEach((scenario, runs) -> rows.add(MatrixRow.of(scenario, runs)));
        rows.sort(Comparator.comparingInt(row -> Simulations.position(row.simulation())));
        return new Matrix(
                results.stream()
                        .map(result -> result.plan().n())
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(rows));
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
