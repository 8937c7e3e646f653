package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for a terminal: labels to the left, figures to the right of their columns. */
final class TextTable {
    private TextTable() {}

    static String of(Grid grid) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(grid.header());
        grid.lines().forEach(line -> rows.add(row(line)));
        int[] widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static List<String> row(Line line) {
        String label = line.heading() ? line.label() : "  " + line.label();
        return Stream.concat(Stream.of(label), line.cells().stream().map(Grid.Cell::text))
                .toList();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0));
        line.append(" ".repeat(widths[0] - line.length()));
        for (int i = 1; i < row.size(); i++) {
            line.append("  ")
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(row.get(i));
        }
        return line.toString().stripTrailing() + "\n";
    }
}
