package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.stream.Collectors;

/** A table of the page; the spread over the runs is there, and shown on demand. */
final class HtmlTable {
    private HtmlTable() {}

    static String of(Grid grid) {
        String header = grid.header().stream()
                .map(title -> "<th scope=\"col\">" + Html.escape(title) + "</th>")
                .collect(Collectors.joining());
        String lines = grid.lines().stream().map(HtmlTable::line).collect(Collectors.joining());
        return "<div class=\"scroll\"><table><thead><tr>" + header + "</tr></thead><tbody>\n" + lines
                + "</tbody></table></div>\n";
    }

    private static String line(Line line) {
        return (line.heading() ? "<tr class=\"group\">" : "<tr>") + "<th scope=\"row\">" + Html.escape(line.label())
                + "</th>" + line.cells().stream().map(HtmlTable::cell).collect(Collectors.joining()) + "</tr>\n";
    }

    private static String cell(Cell cell) {
        String kind = cell.alarm() ? " class=\"alarm\"" : cell.equals(Cell.MISSING) ? " class=\"missing\"" : "";
        String spread = cell.hint().isEmpty() ? "" : "<small>" + Html.escape(cell.hint()) + "</small>";
        String marks = cell.marks().isEmpty() ? "" : "<sup>" + Html.escape(cell.marks()) + "</sup>";
        return "<td" + kind + ">" + Html.escape(cell.text()) + marks + spread + "</td>";
    }
}
