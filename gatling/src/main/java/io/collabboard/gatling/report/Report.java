package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a bench came to.
 *
 * @param results every run of every cell that has one, in the order in which they ran
 * @param failed every run that has none
 * @param gatlingReports Gatling's own pages: by {@code CellPlan.slug}, paths relative to the report's directory
 * @param matrix of the node's results
 * @param usage of the node's results
 * @param ratios of the node's figures to those of each reference
 */
public record Report(
        Environment environment,
        List<CellResult> results,
        List<FailedRun> failed,
        Map<String, String> gatlingReports,
        Matrix matrix,
        UsageTable usage,
        Ratios ratios) {
    public static final String JSON_FILE = "report.json";
    public static final String MARKDOWN_FILE = "report.md";
    public static final String HTML_FILE = "report.html";

    /** Where no run failed. */
    public static Report of(Environment environment, List<CellResult> results, Map<String, String> gatlingReports) {
        return of(environment, results, List.of(), gatlingReports);
    }

    public static Report of(
            Environment environment,
            List<CellResult> results,
            List<FailedRun> failed,
            Map<String, String> gatlingReports) {
        Matrix matrix = matrix(results, failed, Subject.NODE);
        return new Report(
                environment,
                List.copyOf(results),
                List.copyOf(failed),
                Collections.unmodifiableMap(new TreeMap<>(gatlingReports)),
                matrix,
                UsageTable.of(results.stream()
                        .filter(result -> result.plan().isOfNode())
                        .toList()),
                Ratios.of(matrix, references(results, failed)));
    }

    private static Map<Subject, Matrix> references(List<CellResult> results, List<FailedRun> failed) {
        Map<Subject, Matrix> matrices = new EnumMap<>(Subject.class);
        Subject.references().forEach(subject -> matrices.put(subject, matrix(results, failed, subject)));
        return matrices;
    }

    private static Matrix matrix(List<CellResult> results, List<FailedRun> failed, Subject subject) {
        return Matrix.of(
                results.stream()
                        .filter(result -> result.plan().subject() == subject)
                        .toList(),
                failed.stream().filter(run -> run.plan().subject() == subject).toList());
    }

    /**
     * Reads what {@link #writeTo} wrote, to draw it again or as a baseline.
     *
     * @throws IOException where the file is absent, or is no report
     */
    public static Report read(Path reportJson) throws IOException {
        return ReportFile.read(reportJson);
    }

    /** Tables for a terminal, in lines of whatever length they need. */
    public String toText() {
        return TextReport.of(this);
    }

    public String toMarkdown() {
        return MarkdownReport.of(this);
    }

    /** One page that needs neither network nor other files. */
    public String toHtml() {
        return HtmlReport.of(this);
    }

    /** A line {@code JSON: {...}} for each scenario, as {@link RowJson} describes it, then as {@link Ratios} does. */
    public List<String> jsonLines() {
        return Stream.concat(
                        matrix.rows().stream().map(row -> RowJson.of(row, matrix.columns())),
                        ratios.jsonRows().stream())
                .map(row -> "JSON: " + row)
                .toList();
    }

    /** Writes the report's files, the one with all the data first. */
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        ReportFile.write(directory.resolve(JSON_FILE), this);
        Files.writeString(directory.resolve(MARKDOWN_FILE), toMarkdown());
        Files.writeString(directory.resolve(HTML_FILE), toHtml());
    }

    Footnotes footnotes() {
        return Footnotes.of(results, failed);
    }
}
