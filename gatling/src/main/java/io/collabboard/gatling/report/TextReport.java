package io.collabboard.gatling.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class TextReport {
    private TextReport() {}

    static String of(Report report) {
        Footnotes notes = report.footnotes();
        StringBuilder text = new StringBuilder("CollabBoard bench: ")
                .append(Legend.runs(report.results()))
                .append('\n');
        report.environment()
                .lines()
                .forEach((label, value) -> text.append(String.format("  %-27s %s%n", label, value)));
        text.append('\n').append(TextTable.of(Grids.matrix(report.matrix(), notes)));
        text.append("\nWho used what\n").append(TextTable.of(Grids.usage(report.usage(), notes)));
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
