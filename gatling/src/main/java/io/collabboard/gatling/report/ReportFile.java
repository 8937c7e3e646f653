package io.collabboard.gatling.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.collabboard.gatling.cell.CellFiles;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.net.URI;
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
 * @param ratios of the node to its references, for other programs; not read back; null where there are none
 * @param results of every run with its histograms, from which the whole report is drawn again
 */
record ReportFile(
        String format,
        int version,
        Environment environment,
        JsonNode matrix,
        Map<String, String> gatlingReports,
        @Nullable List<FailedRun> failed,
        @Nullable JsonNode ratios,
        List<CellResult> results) {
    static final String FORMAT = "collabboard-bench-report";
    static final int VERSION = 1;

    /** The server under load, of which a report tells nobody. */
    private static final Target UNKNOWN = new Target(URI.create("http://unknown"), null, null);

    private static final ObjectMapper MAPPER = CellFiles.mapper().copy().addMixIn(CellPlan.class, WithoutTarget.class);

    @JsonIgnoreProperties("target")
    private interface WithoutTarget {}

    static void write(Path file, Report report) throws IOException {
        ArrayNode matrix = JsonNodeFactory.instance.arrayNode();
        report.matrix()
                .rows()
                .forEach(row -> matrix.add(RowJson.of(row, report.matrix().columns())));
        CellFiles.write(
                file,
                MAPPER.valueToTree(new ReportFile(
                        FORMAT,
                        VERSION,
                        report.environment(),
                        matrix,
                        report.gatlingReports(),
                        report.failed(),
                        report.ratios().toJson(),
                        report.results())));
    }

    static Report read(Path file) throws IOException {
        try {
            return report(file, MAPPER.readValue(file.toFile(), ReportFile.class));
        } catch (RuntimeException e) {
            throw new IOException(file + " is no " + FORMAT, e);
        }
    }

    private static Report report(Path file, ReportFile content) throws IOException {
        if (!FORMAT.equals(content.format) || content.version != VERSION) {
            throw new IOException(file + " is no " + FORMAT + " of version " + VERSION);
        }
        List<FailedRun> failed = content.failed == null ? List.of() : content.failed;
        return Report.of(
                content.environment,
                content.results.stream().map(ReportFile::elsewhere).toList(),
                failed.stream()
                        .map(run -> new FailedRun(elsewhere(run.plan()), run.reason()))
                        .toList(),
                content.gatlingReports);
    }

    private static CellResult elsewhere(CellResult result) {
        return new CellResult(
                elsewhere(result.plan()),
                result.opened(),
                result.windowSeconds(),
                result.series(),
                result.driver(),
                result.server(),
                result.database(),
                result.machineBusy(),
                result.warnings());
    }

    private static CellPlan elsewhere(CellPlan plan) {
        return new CellPlan(plan.simulation(), plan.n(), plan.run(), plan.load(), UNKNOWN, plan.subject());
    }
}
