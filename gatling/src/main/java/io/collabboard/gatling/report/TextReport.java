package io.collabboard.gatling.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class TextReport {
    private TextReport() {}

    static String of(Report report) {
        Footnotes notes = report.footnotes();
        StringBuilder text = new StringBuilder("CollabBoard bench: ")
                .append(Legend.runs(report))
                .append('\n');
        Map<String, String> environment = report.environment().lines();
        int width = environment.keySet().stream().mapToInt(String::length).max().orElse(0);
        environment.forEach((label, value) -> text.append("  ")
                .append(label)
                .append(" ".repeat(width - label.length() + 2))
                .append(value)
                .append('\n'));
        text.append('\n').append(TextTable.of(Grids.matrix(report.matrix(), notes)));
        text.append("\nWho used what\n").append(TextTable.of(Grids.usage(report.usage(), notes)));
        text.append("\nAt a glance\n").append(TextTable.of(Grids.overview(report.matrix(), notes)));
        if (!report.ratios().isEmpty()) {
            text.append("\nAgainst the references\n")
                    .append(TextTable.of(report.ratios().grid()));
        }
        text.append(section("Notes", notes.lines()));
        text.append(section("How to read this", Legend.of(report.matrix())));
        return text.toString();
    }

    private static String section(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining("", "\n" + title + "\n", ""));
    }
}
