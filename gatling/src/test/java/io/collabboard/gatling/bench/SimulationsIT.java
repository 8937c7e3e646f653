package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.report.Environment;
import io.collabboard.gatling.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each simulation in miniature against a node: it does what it says, and the report says what it measured. */
class SimulationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestBench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = TestBench.start(Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    static Stream<String> names() {
        return Miniature.ALL.keySet().stream().sorted();
    }

    @Test
    void every_simulation_of_the_catalogue_has_a_miniature() {
        Set<String> catalogue = Catalogue.ALL.stream()
                .filter(entry -> !entry.is(Trait.ON_TWO_NODES)) // TwoNodesIT
                .map(CatalogueEntry::name)
                .collect(Collectors.toSet());

        assertThat(Miniature.ALL.keySet()).containsAll(catalogue);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_miniature_fills_its_rows_and_the_report_shows_its_histograms(String simulation) throws Exception {
        Miniature miniature = Miniature.ALL.get(simulation);

        CellResult result = bench.run(simulation, miniature.n(), miniature.load());

        assertThat(result.series())
                .extracting(Series::scenario)
                .containsExactlyInAnyOrderElementsOf(miniature.counted().keySet());
        for (Series series : result.series()) {
            int counted = miniature.counted().get(series.scenario());
            assertThat(series.errors()).as(series.scenario()).isEmpty();
            assertThat(series.lost()).as(series.scenario()).isZero();
            assertThat(series.decoded().getTotalCount()).as(series.scenario()).isPositive();
            if (counted > 0) {
                assertThat(series.decoded().getTotalCount())
                        .as(series.scenario())
                        .isEqualTo(counted);
            }
            assertReported(result, series);
        }
        assertUsage(result);
    }

    private static void assertReported(CellResult result, Series series) throws Exception {
        Environment environment = Environment.observe(Path.of("target"), List.of("bench"), Map.of());
        String line = Report.of(environment, List.of(result), Map.of()).jsonLines().stream()
                .filter(one -> one.contains("\"scenario\":\"" + series.scenario() + "\""))
                .findFirst()
                .orElseThrow();
        JsonNode cell = JSON.readTree(line.substring("JSON: ".length()))
                .path("cells")
                .path(Integer.toString(result.plan().n()));
        Histogram histogram = series.decoded();
        assertThat(cell.path("min_ms").asDouble()).isEqualTo(histogram.getMinValue() / 1e3, within(0.001));
        assertThat(cell.path("p50_ms").asDouble()).isEqualTo(histogram.getValueAtPercentile(50) / 1e3, within(0.001));
        assertThat(cell.path("p95_ms").asDouble()).isEqualTo(histogram.getValueAtPercentile(95) / 1e3, within(0.001));
        assertThat(cell.path("p99_ms").asDouble()).isEqualTo(histogram.getValueAtPercentile(99) / 1e3, within(0.001));
        assertThat(cell.path("avg_ms").asDouble()).isEqualTo(histogram.getMean() / 1e3, within(0.001));
        assertThat(cell.path("max_ms").asDouble()).isEqualTo(histogram.getMaxValue() / 1e3, within(0.001));
        assertThat(cell.path("ops_per_sec").asDouble())
                .isEqualTo(histogram.getTotalCount() / series.seconds(), within(0.1));
        assertThat(cell.path("errors").asLong(-1)).isZero();
    }

    private static void assertUsage(CellResult result) {
        assertThat(result.driver().cpuSeconds()).isNotNegative();
        assertThat(result.server()).isNotNull();
        assertThat(result.server().heapUsedBytes()).as("from /metrics").isPositive();
        assertThat(result.database()).isNotNull();
        assertThat(result.windowSeconds()).isPositive();
    }
}
