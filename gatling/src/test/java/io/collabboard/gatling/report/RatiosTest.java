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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatiosTest {
    private final Report report = MadeUp.report(
            cell("FanOut", 50, 1, requests("FanOut write", 2_000, 3_000)),
            ofRelay(cell("FanOut", 50, 1, requests("FanOut write", 4_000, 12_000))),
            cell("FanOut", 100, 1, requests("FanOut write", 9_000)),
            MadeUp.withWarnings(
                    ofRelay(cell("FanOut", 50, 2, requests("FanOut write", 4_000, 12_000))), "It was late."));

    @TempDir
    Path directory;

    @Test
    void figuresOfBothAreDividedWhereBothHaveThem() {
        assertThat(report.ratios().rows()).hasSize(1);
        Ratios.Row row = report.ratios().rows().get(0);
        assertThat(row.scenario()).isEqualTo("FanOut write");
        assertThat(row.n()).isEqualTo(50);
        assertThat(row.figures()).containsOnlyKeys(Ratios.FIGURES);
        assertThat(row.figures().get("p50_ms").ratio()).isCloseTo(0.5, within(0.001));
        assertThat(row.figures().get("p99_ms").ratio()).isCloseTo(0.25, within(0.001));
        assertThat(row.figures().get("ops_per_sec").ratio()).isEqualTo(1);
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
        assertThat(report.toText()).contains("Against the relay").containsPattern("node / relay +0\\.500 +0\\.250");
        assertThat(report.toText()).contains("[1] It was late. (FanOut 50 of the relay, run 2)");
        assertThat(report.toText().lines()).noneMatch(line -> line.startsWith("  FanOut 50 ") && line.contains("[1]"));
        assertThat(report.toMarkdown()).contains("## Against the relay", "| node / relay | 0.500 | 0.250 |");
        assertThat(report.toHtml()).contains("<h2>Against the relay</h2>");
        String line = report.jsonLines().get(1);
        JsonNode json = new ObjectMapper().readTree(line.substring("JSON: ".length()));
        assertThat(json.path("reference").asText()).isEqualTo("relay");
        assertThat(json.at("/cells/50/p99_ms/ratio").asDouble()).isCloseTo(0.25, within(0.001));

        report.writeTo(directory);
        JsonNode file =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(file.at("/ratios/0/cells/50/p99_ms/node").asDouble()).isCloseTo(3, within(0.01));
        assertThat(Report.read(directory.resolve("report.json")).ratios()).isEqualTo(report.ratios());
    }

    @Test
    void withoutARelayNothingIsSaidOfIt() {
        Report alone = MadeUp.report(List.of(), cell("FanOut", 50, 1, requests("FanOut write", 2_000)));

        assertThat(alone.toText()).doesNotContain("relay");
        assertThat(alone.toMarkdown()).doesNotContain("relay");
        assertThat(alone.toHtml()).doesNotContain("Against the relay");
    }

    private static CellResult ofRelay(CellResult cell) {
        return new CellResult(
                cell.plan().of(Subject.RELAY, cell.plan().target()),
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
