package io.collabboard.gatling.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.collabboard.gatling.cell.CellFiles;
import io.collabboard.gatling.cell.CellResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code report.json}.
 *
 * @param format {@value #FORMAT}
 * @param version of the format
 * @param matrix what the results come to, for other programs; not read back, as it follows from the results
 * @param failed every run without a result; null in files of before there were any
 * @param results of every run with its histograms, from which the whole report is drawn again
 */
record ReportFile(
        String format,
        int version,
        Environment environment,
        JsonNode matrix,
        Map<String, String> gatlingReports,
        @Nullable List<FailedRun> failed,
        List<CellResult> results) {
    static final String FORMAT = "collabboard-bench-report";
    static final int VERSION = 1;

    static void write(Path file, Report report) throws IOException {
        ArrayNode matrix = JsonNodeFactory.instance.arrayNode();
        report.matrix()
                .rows()
                .forEach(row -> matrix.add(RowJson.of(row, report.matrix().columns())));
        CellFiles.write(
                file,
                new ReportFile(
                        FORMAT,
                        VERSION,
                        report.environment(),
                        matrix,
                        report.gatlingReports(),
                        report.failed(),
                        report.results()));
    }

    static Report read(Path file) throws IOException {
        ReportFile content = CellFiles.read(file, ReportFile.class);
        if (!FORMAT.equals(content.format) || content.version != VERSION) {
            throw new IOException(file + " is no " + FORMAT + " of version " + VERSION);
        }
        List<FailedRun> failed = content.failed == null ? List.of() : content.failed;
        return Report.of(content.environment, content.results, failed, content.gatlingReports);
    }
}
