package io.collabboard.gatling.report;

import static io.collabboard.gatling.report.MadeUp.cell;
import static io.collabboard.gatling.report.MadeUp.deliveries;
import static io.collabboard.gatling.report.MadeUp.report;
import static io.collabboard.gatling.report.MadeUp.requests;
import static io.collabboard.gatling.report.MadeUp.withErrors;
import static io.collabboard.gatling.report.MadeUp.withWarnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final Report small = report(
            cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000, 1_100, 12_340)),
            cell("RoundTrip", 1, 2, requests("RoundTrip", 1_500)),
            withWarnings(
                    cell("FanOut", 50, 1, deliveries("FanOut receipt", new Deliveries(9, 8, 0, 1, 0), 5_000)),
                    "The driver used 97 % of its share."));

    @TempDir
    Path directory;

    @Test
    void textShowsBlanksForWhatWasNotRun() {
        assertThat(small.toText().lines())
                .contains("RoundTrip (users)")
                .anySatisfy(line -> assertThat(line).matches("  p50_ms +1\\.30 +-"))
                .anySatisfy(line -> assertThat(line).matches("  lost +- +1"))
                .anySatisfy(line -> assertThat(line).matches("FanOut receipt \\(users\\) +\\[1\\]"))
                .anySatisfy(line -> assertThat(line).matches("  FanOut 50 .* \\[1\\]"))
                .contains("  [1] The driver used 97 % of its share. (FanOut 50, run 1)")
                .anySatisfy(
                        line -> assertThat(line).contains("(FanOut receipt), or for a million operations (RoundTrip)"));
    }

    @Test
    void textColumnsAreAligned() {
        List<String> table = small.toText()
                .lines()
                .dropWhile(line -> !line.startsWith("N "))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        int width = table.get(0).length();
        assertThat(table)
                .filteredOn(line -> !line.contains("("))
                .allSatisfy(line -> assertThat(line).hasSize(width));
    }

    @Test
    void jsonLinesParseAndHoldEveryColumnAndSubRow() throws IOException {
        List<String> lines = small.jsonLines();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("JSON: {").doesNotContain("\n"));
        JsonNode row = new ObjectMapper().readTree(lines.get(0).substring("JSON: ".length()));
        assertThat(row.fieldNames()).toIterable().containsExactly("scenario", "simulation", "unit", "cells");
        assertThat(row.get("cells").fieldNames()).toIterable().containsExactly("1", "50");
        assertThat(row.at("/cells/50").isNull()).isTrue();
        JsonNode cell = row.at("/cells/1");
        List<String> keys = new ArrayList<>(List.of("runs", "failed_runs"));
        keys.addAll(small.matrix().row("RoundTrip").orElseThrow().subRows());
        keys.addAll(List.of("errors_by_code", "spread"));
        assertThat(cell.fieldNames()).toIterable().containsExactlyElementsOf(keys);
        assertThat(cell.get("p50_ms").asDouble()).isEqualTo(1.3);
        assertThat(cell.at("/spread/p50_ms")).extracting(JsonNode::asDouble).containsExactly(1.1, 1.5);
        assertThat(cell.get("errors").isIntegralNumber()).isTrue();
    }

    @Test
    void markdownIsOneTableWhileItIsNarrow() {
        assertThat(small.toMarkdown().lines())
                .contains("| N | 1 | 50 |", "|---|---:|---:|", "| **RoundTrip (users)** |  |  |")
                .contains("| p50\\_ms | 1.30 (1.10 to 1.50) | - |", "| **FanOut receipt (users)** |  | \\[1\\] |");
    }

    @Test
    void markdownIsATableForEachSimulationWhereItWouldBeWide() {
        List<CellResult> cells = new ArrayList<>(List.of(cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000))));
        IntStream.rangeClosed(2, 8).forEach(n -> cells.add(cell("FanOut", n, 1, requests("FanOut sent", 1_000))));
        assertThat(report(cells.toArray(CellResult[]::new)).toMarkdown().lines())
                .contains("## RoundTrip", "| N | 1 |", "## FanOut", "| N | 2 | 3 | 4 | 5 | 6 | 7 | 8 |");
    }

    @Test
    void reportIsTheSameWhenReadBack() throws IOException {
        Report before = Report.of(
                MadeUp.environment().withServerJdk("OpenJDK 21"),
                List.of(
                        cell("RoundTrip", 1, 1, withErrors(requests("RoundTrip", 900, 8_000), Map.of("timeout", 2L))),
                        MadeUp.withoutServer(cell("FanOut", 10, 1, deliveries("FanOut receipt", MadeUp.ALL_THERE, 7)))),
                Map.of("RoundTrip-1-run1", "gatling/roundtrip-1/index.html"));
        before.writeTo(directory);
        Report after = Report.read(directory.resolve("report.json"));
        assertThat(after.environment()).isEqualTo(before.environment());
        assertThat(after.results())
                .usingRecursiveComparison()
                .ignoringFields("plan.target")
                .isEqualTo(before.results());
        assertThat(after.gatlingReports()).isEqualTo(before.gatlingReports());
        assertThat(after.matrix()).isEqualTo(before.matrix());
        assertThat(after.usage()).isEqualTo(before.usage());
        assertThat(directory.resolve("report.md")).content().isEqualTo(before.toMarkdown());
        assertThat(directory.resolve("report.html")).content().isEqualTo(before.toHtml());
    }

    @Test
    void fileDoesNotTellWhatServerWasLoaded() throws IOException {
        report(List.of(MadeUp.failed("RoundTrip", 5, 1)), cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)))
                .writeTo(directory);
        assertThat(directory.resolve("report.json")).content().doesNotContain("target", "localhost", "metricsUrl");
    }

    @Test
    void fileOfAnotherFormatIsRefused() throws IOException {
        small.writeTo(directory);
        Path file = directory.resolve("report.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode content = (ObjectNode) mapper.readTree(file.toFile());
        Files.writeString(file, content.put("version", 99).toString());
        assertThatThrownBy(() -> Report.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void runsThatFailedAreInEveryOutput() throws IOException {
        Report report = report(
                List.of(
                        MadeUp.failed("RoundTrip", 1, 2),
                        MadeUp.failed("RoundTrip", 5, 1),
                        MadeUp.failed("FanOut", 5, 1)),
                cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)),
                cell("RoundTrip", 2, 1, requests("RoundTrip", 1_000)));
        String note =
                "[1] FAILED: its driver ended with code 1. (RoundTrip 1, run 2; RoundTrip 5, run 1; FanOut 5, run 1)";

        assertThat(report.toText().lines())
                .contains("CollabBoard bench: one run of each cell; FAILED CELLS: 3", "  " + note)
                .anySatisfy(line -> assertThat(line).matches("  failed_runs +1 +0 +1"))
                .anySatisfy(line -> assertThat(line).matches("  p50_ms +1\\.00 +1\\.00 +failed"))
                .anySatisfy(line -> assertThat(line).matches("FanOut \\(users\\) +\\[1\\]"));
        assertThat(report.toMarkdown())
                .contains("; FAILED CELLS: 3.", "| FanOut | - | - | failed \\[1\\] |", MarkdownTable.escape(note));
        assertThat(report.toHtml())
                .contains("<li class=\"bad\"><b>3</b> failed cells</li>", Html.escape(note))
                .contains("<td class=\"alarm\">failed</td>");
        JsonNode row = new ObjectMapper().readTree(report.jsonLines().get(0).substring("JSON: ".length()));
        assertThat(row.at("/cells/1/failed_runs").asInt()).isEqualTo(1);
        assertThat(row.at("/cells/2/failed_runs").asInt()).isZero();
        assertThat(row.at("/cells/5/runs").asInt()).isZero();
        assertThat(row.at("/cells/5/p50_ms").isNull()).isTrue();

        report.writeTo(directory);
        JsonNode file =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(file.at("/failed/1/reason").asText()).isEqualTo("its driver ended with code 1");
        assertThat(Report.read(directory.resolve("report.json")).toText()).isEqualTo(report.toText());
    }

    @Test
    void benchWithoutFailuresSaysNothingOfThem() {
        assertThat(small.toText()).doesNotContain("  failed_runs  ", "FAILED");
        assertThat(small.toHtml()).contains("<li class=\"good\"><b>0</b> failed cells</li>");
    }

    @Test
    void rowThatCountedNothingIsNoted() {
        assertThat(report(cell("RoundTrip", 1, 1, requests("RoundTrip"))).toText())
                .contains("[1] RoundTrip counted no operation. (RoundTrip 1, run 1)");
    }

    @Test
    void benchWithoutCellsIsStillAReport() {
        assertThat(report().toText()).contains("no cells");
        assertThat(report().toMarkdown()).contains("Imaginary 9000");
        assertThat(report().jsonLines()).isEmpty();
    }

    @Test
    void numbersAreReadable() {
        assertThat(List.of(0.0, 3.0, 0.8123, 1.041, 10.04, 99.96, 1_234.4, 12e6))
                .extracting(Numbers::text)
                .containsExactly("0", "3.00", "0.812", "1.04", "10.0", "100", "1,234", "12,000,000");
    }
}
