package io.collabboard.gatling.report;

import java.util.List;

/** The report for a README: one table, or one for each simulation where one would be too wide. */
final class MarkdownReport {
    /** As many as GitHub shows beside the labels without scrolling. */
    static final int WIDEST = 6;

    private MarkdownReport() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder("# CollabBoard bench\n\n");
        text.append("Figures: ").append(Legend.runs(report)).append(".\n\n");
        text.append("## At a glance\n\n")
                .append(MarkdownTable.of(Grids.overview(report.matrix(), report.footnotes())))
                .append('\n');
        appendMatrix(text, report);
        text.append("## Who used what\n\n");
        text.append(MarkdownTable.of(Grids.usage(report.usage(), report.footnotes())))
                .append('\n');
        if (!report.ratios().isEmpty()) {
            text.append("## Against the references\n\n")
                    .append(MarkdownTable.of(report.ratios().grid()))
                    .append('\n');
        }
        appendList(text, "Notes", report.footnotes().lines());
        appendList(
                text,
                "Environment",
                report.environment().lines().entrySet().stream()
                        .map(line -> line.getKey() + ": " + line.getValue())
                        .toList());
        appendList(text, "How to read this", Legend.of(report.matrix()));
        return text.toString().stripTrailing() + "\n";
    }

    private static void appendMatrix(StringBuilder text, Report report) {
        Matrix matrix = report.matrix();
        if (matrix.columns().size() <= WIDEST) {
            text.append(MarkdownTable.of(Grids.matrix(matrix, report.footnotes())))
                    .append('\n');
            return;
        }
        for (Matrix part : matrix.bySimulation()) {
            String simulation = part.rows().get(0).simulation();
            text.append("## ").append(MarkdownTable.escape(simulation)).append("\n\n");
            String claim = Simulations.claim(simulation);
            text.append(claim).append(claim.isEmpty() ? "" : "\n\n");
            text.append(MarkdownTable.of(Grids.matrix(part, report.footnotes())))
                    .append('\n');
        }
    }

    private static void appendList(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("## ").append(title).append("\n\n");
            lines.forEach(
                    line -> text.append("- ").append(MarkdownTable.escape(line)).append('\n'));
            text.append('\n');
        }
    }
}
