package io.collabboard.gatling.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one page that loads nothing: its style, its script and Chart.js are within. */
final class HtmlReport {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final List<String> FAULTS = List.of("errors", "lost", "late", "doubled");

    private HtmlReport() {}

    static String of(Report report) {
        Footnotes notes = report.footnotes();
        Map<String, String> parts = Map.ofEntries(
                Map.entry("style", Resources.read("report.css")),
                Map.entry("script", Resources.read("report.js")),
                Map.entry("chart_js", Resources.chartJs()),
                Map.entry("date", Html.escape(report.environment().lines().getOrDefault("Date", ""))),
                Map.entry("runs", Html.escape(Legend.runs(report))),
                Map.entry("totals", totals(report)),
                Map.entry("overview", HtmlTable.of(Grids.overview(report.matrix(), notes))),
                Map.entry("simulations", HtmlSimulations.of(report)),
                Map.entry("usage", HtmlTable.of(Grids.usage(report.usage(), notes))),
                Map.entry("ratios", ratios(report.ratios())),
                Map.entry("notes", list(notes.lines(), "No cell has a warning.")),
                Map.entry("environment", environment(report.environment())),
                Map.entry("legend", list(Legend.of(report.matrix()), "")),
                Map.entry("data", Html.script(ChartData.of(report.matrix()).toString())));
        return fill(Resources.read("report.html"), parts);
    }

    /** In one pass, so that nothing which is filled in is taken for a slot. */
    private static String fill(String template, Map<String, String> parts) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(parts.getOrDefault(slot.group(1), "")));
    }

    private static String ratios(Ratios ratios) {
        return ratios.isEmpty()
                ? ""
                : "<section><h2>Against the references</h2>\n" + HtmlTable.of(ratios.grid()) + "</section>";
    }

    private static String totals(Report report) {
        return FAULTS.stream()
                        .map(fault -> total(report.matrix().total(fault), fault))
                        .collect(Collectors.joining())
                + total(report.failed().size(), "failed cells");
    }

    private static String total(long number, String label) {
        return "<li class=\"" + (number > 0 ? "bad" : "good") + "\"><b>" + Numbers.count(number) + "</b> " + label
                + "</li>";
    }

    private static String list(List<String> lines, String otherwise) {
        return lines.isEmpty()
                ? "<p>" + otherwise + "</p>"
                : lines.stream()
                        .map(line -> "<li>" + Html.escape(line) + "</li>")
                        .collect(Collectors.joining("\n", "<ul>", "</ul>"));
    }

    private static String environment(Environment environment) {
        return environment.lines().entrySet().stream()
                .flatMap(line -> Stream.of(
                        "<dt>" + Html.escape(line.getKey()) + "</dt>", "<dd>" + Html.escape(line.getValue()) + "</dd>"))
                .collect(Collectors.joining());
    }
}
