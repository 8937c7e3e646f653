package io.collabboard.gatling.report;

import static io.collabboard.gatling.report.MadeUp.cell;
import static io.collabboard.gatling.report.MadeUp.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatiosTest {
    private final Report report = MadeUp.report(
            cell("FanOut", 50, 1, requests("FanOut write", 2_000, 3_000)),
            of(Subject.PEKKO_HTTP, cell("FanOut", 50, 1, requests("FanOut write", 4_000, 12_000))),
            of(Subject.WS, cell("FanOut", 50, 1, requests("FanOut write", 1_000, 2_000))),
            cell("FanOut", 100, 1, requests("FanOut write", 9_000)),
            MadeUp.withWarnings(
                    of(Subject.PEKKO_HTTP, cell("FanOut", 50, 2, requests("FanOut write", 4_000, 12_000))),
                    "It was late."));

    @TempDir
    Path directory;

    @Test
    void figuresOfTheNodeAreDividedByThoseOfEachReferenceThatHasThem() {
        assertThat(report.ratios().rows()).hasSize(1);
        Ratios.Row row = report.ratios().rows().get(0);
        assertThat(row.scenario()).isEqualTo("FanOut write");
        assertThat(row.n()).isEqualTo(50);
        assertThat(row.references()).containsOnlyKeys(Subject.PEKKO_HTTP, Subject.WS);
        Map<String, Ratios.Pair> figures = row.references().get(Subject.PEKKO_HTTP);
        assertThat(figures).containsOnlyKeys(Ratios.FIGURES);
        assertThat(figures.get("p50_ms").ratio()).isCloseTo(0.5, within(0.001));
        assertThat(figures.get("p99_ms").ratio()).isCloseTo(0.25, within(0.001));
        assertThat(figures.get("ops_per_sec").ratio()).isEqualTo(1);
        assertThat(row.references().get(Subject.WS).get("p99_ms").ratio()).isCloseTo(1.5, within(0.001));
    }

    @Test
    void aRowKnowsTheReferencesThatItRanOnOnly() {
        Report report = MadeUp.report(
                cell("FanOut", 50, 1, requests("FanOut write", 2_000)),
                cell("FanOut", 60, 1, requests("FanOut write", 2_000)),
                of(Subject.PEKKO_HTTP, cell("FanOut", 60, 1, requests("FanOut write", 1_000))),
                of(Subject.WS, cell("FanOut", 50, 1, requests("FanOut write", 4_000))));

        assertThat(report.ratios().rows()).hasSize(2);
        assertThat(report.ratios().rows().get(0).references()).containsOnlyKeys(Subject.WS);
        assertThat(report.ratios().rows().get(1).references()).containsOnlyKeys(Subject.PEKKO_HTTP);
        assertThat(report.ratios().jsonRows())
                .extracting(row -> row.path("reference").asText() + row.path("cells"))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("pekko-http{\"60\":{"),
                        row -> assertThat(row).startsWith("ws{\"50\":{"));
    }

    @Test
    void reportsOfBeforeThereWereTwoRelaysMeanTheOneOnPekkoHttp() throws IOException {
        report.writeTo(directory);
        Path file = directory.resolve("report.json");
        Files.writeString(file, Files.readString(file).replace("\"PEKKO_HTTP\"", "\"RELAY\""));

        assertThat(Report.read(file).ratios()).isEqualTo(report.ratios());
    }

    @Test
    void theFiguresOfTheReportAreTheNodesAlone() {
        MatrixRow row = report.matrix().row("FanOut write").orElseThrow();
        assertThat(row.cell(50).orElseThrow().runs()).isEqualTo(1);
        assertThat(row.figure("p50_ms", 50).orElseThrow().value()).isCloseTo(2, within(0.01));
        assertThat(report.usage().rows()).hasSize(2);
    }

    @Test
    void everyFormatHasThem() throws IOException {
        assertThat(report.toText())
                .contains("Against the references")
                .containsPattern("node +2\\.00 +3\\.00")
                .containsPattern("node / pekko-http relay +0\\.500 +0\\.250")
                .containsPattern("node / ws relay +2\\.00 +1\\.50");
        assertThat(report.toText()).contains("[1] It was late. (FanOut 50 of the pekko-http relay, run 2)");
        assertThat(report.toText().lines()).noneMatch(line -> line.startsWith("  FanOut 50 ") && line.contains("[1]"));
        assertThat(report.toMarkdown())
                .contains(
                        "## Against the references",
                        "| node / pekko-http relay | 0.500 | 0.250 |",
                        "| node / ws relay | 2.00 | 1.50 |");
        assertThat(report.toHtml()).contains("<h2>Against the references</h2>");
        String line = report.jsonLines().get(1);
        JsonNode json = new ObjectMapper().readTree(line.substring("JSON: ".length()));
        assertThat(json.path("reference").asText()).isEqualTo("pekko-http");
        assertThat(json.at("/cells/50/p99_ms/ratio").asDouble()).isCloseTo(0.25, within(0.001));

        report.writeTo(directory);
        JsonNode file =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(file.at("/ratios/0/cells/50/p99_ms/node").asDouble()).isCloseTo(3, within(0.01));
        assertThat(Report.read(directory.resolve("report.json")).ratios()).isEqualTo(report.ratios());
    }

    @Test
    void withoutAReferenceNothingIsSaidOfAny() {
        Report alone = MadeUp.report(List.of(), cell("FanOut", 50, 1, requests("FanOut write", 2_000)));

        assertThat(alone.toText()).doesNotContain("relay", "reference");
        assertThat(alone.toMarkdown()).doesNotContain("relay", "reference");
        assertThat(alone.toHtml()).doesNotContain("Against the references");
    }

    private static CellResult of(Subject subject, CellResult cell) {
        return new CellResult(
                cell.plan().of(subject, cell.plan().target()),
                cell.opened(),
                cell.windowSeconds(),
                cell.series(),
                cell.driver(),
                cell.server(),
                cell.database(),
                cell.machineBusy(),
                cell.warnings());
    }
}
