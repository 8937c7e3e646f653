package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.report.Environment;
import io.collabboard.gatling.report.FailedRun;
import io.collabboard.gatling.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes of the cells: the tables, the lines of JSON, and the files. */
final class BenchReport {
    private final Environment environment;
    private final OutFolder folder;

    BenchReport(Environment environment, OutFolder folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** Prints what people and scripts look for, which a full disk must not take from them, and writes the files. */
    Report publish(List<CellOutcome> outcomes, PrintWriter out) throws IOException {
        List<CellResult> results = outcomes.stream()
                .filter(CellOutcome.Done.class::isInstance)
                .map(outcome -> ((CellOutcome.Done) outcome).result())
                .toList();
        List<FailedRun> failed = outcomes.stream()
                .filter(CellOutcome.Failed.class::isInstance)
                .map(outcome -> (CellOutcome.Failed) outcome)
                .map(outcome -> new FailedRun(outcome.plan(), outcome.reason()))
                .toList();
        Report report = Report.of(environment, results, failed, gatlingReports(results));
        out.println();
        out.println(report.toText());
        report.jsonLines().forEach(out::println);
        out.flush();
        report.writeTo(folder.root());
        return report;
    }

    /** Gatling names its directories by simulation and time, so they are looked for. */
    private Map<String, String> gatlingReports(List<CellResult> results) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        for (CellResult result : results) {
            String slug = result.plan().slug();
            Path directory = folder.prepare(result.plan()).gatling();
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory)) {
                    runs.forEach(run -> addPage(pages, slug, run.resolve("index.html")));
                }
            }
        }
        return pages;
    }

    private void addPage(Map<String, String> pages, String slug, Path page) {
        if (Files.exists(page)) {
            pages.put(slug, folder.root().relativize(page).toString());
        }
    }
}
