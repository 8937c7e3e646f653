package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The report's tables. */
final class Grids {
    private Grids() {}

    /** Every figure: a heading for each scenario, which carries the footnote marks, then its sub-rows. */
    static Grid matrix(Matrix matrix, Footnotes notes) {
        List<Line> lines = new ArrayList<>();
        for (MatrixRow row : matrix.rows()) {
            lines.add(Grid.heading(
                    row.scenario() + " (" + Simulations.unit(row.simulation()) + ")",
                    matrix.columns().stream().map(n -> marks(row, n, notes)).toList()));
            row.subRows().forEach(subRow -> lines.add(new Line(subRow, false, cells(row, subRow, matrix.columns()))));
        }
        return new Grid(Grid.header("N", columns(matrix)), lines);
    }

    /** One line for each scenario: {@code p50 / p99}. */
    static Grid overview(Matrix matrix, Footnotes notes) {
        List<Line> lines = new ArrayList<>();
        for (MatrixRow row : matrix.rows()) {
            List<Cell> cells = matrix.columns().stream()
                    .map(n -> row.figure("p50_ms", n)
                            .flatMap(p50 -> row.figure("p99_ms", n)
                                    .map(p99 -> new Cell(
                                            Numbers.text(p50.value()) + " / " + Numbers.text(p99.value()),
                                            marks(row, n, notes),
                                            "",
                                            false)))
                            .orElseGet(() -> missing(row, n, marks(row, n, notes))))
                    .toList();
            lines.add(new Line(row.scenario(), false, cells));
        }
        return new Grid(Grid.header("p50 / p99, ms", columns(matrix)), lines);
    }

    /** A line for each cell of the bench. */
    static Grid usage(UsageTable usage, Footnotes notes) {
        List<Line> lines = new ArrayList<>();
        for (UsageTable.Row row : usage.rows()) {
            Stream<Cell> figures = UsageTable.COLUMNS.stream()
                    .map(column -> row.figure(column)
                            .map(figure -> Cell.median(figure))
                            .orElse(Cell.MISSING));
            Stream<Cell> marks = Stream.of(Cell.text(notes.marks(row.simulation(), row.n())));
            lines.add(new Line(
                    row.simulation() + " " + Numbers.count(row.n()),
                    false,
                    Stream.concat(figures, marks).toList()));
        }
        List<String> columns =
                Stream.concat(UsageTable.COLUMNS.stream(), Stream.of("notes")).toList();
        return new Grid(Grid.header("cell", columns), lines);
    }

    private static List<Cell> cells(MatrixRow row, String subRow, List<Integer> columns) {
        return columns.stream()
                .map(n -> row.figure(subRow, n)
                        .map(figure -> Measure.counts(subRow) ? Cell.faults(figure) : Cell.median(figure))
                        .orElseGet(() -> missing(row, n, "")))
                .toList();
    }

    private static Cell missing(MatrixRow row, int n, String marks) {
        return row.cell(n)
                .filter(MatrixCell::hasFailed)
                .map(cell -> Cell.failed(marks))
                .orElse(Cell.MISSING);
    }

    private static String marks(MatrixRow row, int n, Footnotes notes) {
        return row.cell(n).map(cell -> notes.marks(row.simulation(), n)).orElse("");
    }

    private static List<String> columns(Matrix matrix) {
        return matrix.columns().stream().map(n -> Numbers.count(n)).toList();
    }
}
