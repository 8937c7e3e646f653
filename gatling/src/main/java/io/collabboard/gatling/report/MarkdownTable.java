package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.List;
import java.util.stream.Collectors;

/** A table of GitHub's Markdown: figures to the right of their columns. */
final class MarkdownTable {
    private MarkdownTable() {}

    static String of(Grid grid) {
        return row(grid.header().stream().map(MarkdownTable::escape).toList())
                + "|---|" + "---:|".repeat(grid.header().size() - 1) + "\n"
                + grid.lines().stream().map(MarkdownTable::line).collect(Collectors.joining());
    }

    /** Text that is neither markup nor the end of a cell. */
    static String escape(String text) {
        return text.replaceAll("\\R", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\|`*_\\[\\]])", "\\\\$1");
    }

    private static String line(Line line) {
        String label = line.heading() ? "**" + escape(line.label()) + "**" : escape(line.label());
        String cells = line.cells().stream().map(cell -> " | " + figure(cell)).collect(Collectors.joining());
        return "| " + label + cells + " |\n";
    }

    /** With its spread over the runs, where it has one, and its footnotes. */
    private static String figure(Cell cell) {
        String spread = cell.hint().isEmpty() ? "" : " (" + cell.hint() + ")";
        String marks = cell.marks().isEmpty() ? "" : " " + cell.marks();
        return escape(cell.text() + spread + marks);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
