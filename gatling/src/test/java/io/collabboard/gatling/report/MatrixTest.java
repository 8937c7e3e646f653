package io.collabboard.gatling.report;

import static io.collabboard.gatling.report.MadeUp.cell;
import static io.collabboard.gatling.report.MadeUp.deliveries;
import static io.collabboard.gatling.report.MadeUp.requests;
import static io.collabboard.gatling.report.MadeUp.withErrors;
import static io.collabboard.gatling.report.MadeUp.withExtras;
import static io.collabboard.gatling.report.MadeUp.withoutServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series.Deliveries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void figuresAreThoseOfTheRecordedValues() {
        long[] micros = new Random(7)
                .longs(5_000, 300, 90_000)
                .map(value -> value * value / 9_000 + 10)
                .toArray();
        MatrixRow row = matrix(cell("RoundTrip", 1, 1, requests("RoundTrip", micros)))
                .row("RoundTrip")
                .orElseThrow();
        double[] sorted = Arrays.stream(micros).asDoubleStream().sorted().toArray();
        assertMillis(row, "min_ms", sorted[0]);
        assertMillis(row, "p50_ms", sorted[2_499]);
        assertMillis(row, "p95_ms", sorted[4_749]);
        assertMillis(row, "p99_ms", sorted[4_949]);
        assertMillis(row, "avg_ms", Arrays.stream(micros).average().orElseThrow());
        assertMillis(row, "max_ms", sorted[4_999]);
        assertThat(value(row, "ops_per_sec", 1)).isEqualTo(2_500);
    }

    @Test
    void cellIsTheMedianOfItsRunsWithTheSpreadKept() {
        MatrixRow row = matrix(
                        cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)),
                        cell("RoundTrip", 1, 2, requests("RoundTrip", 9_000)),
                        cell("RoundTrip", 1, 3, requests("RoundTrip", 2_000)))
                .row("RoundTrip")
                .orElseThrow();
        assertThat(row.cell(1).orElseThrow().runs()).isEqualTo(3);
        Figure p50 = row.figure("p50_ms", 1).orElseThrow();
        assertThat(p50.value()).isCloseTo(2, within(0.002));
        assertThat(p50.least()).isCloseTo(1, within(0.001));
        assertThat(p50.greatest()).isCloseTo(9, within(0.009));
    }

    @Test
    void medianOfTwoRunsIsTheirMean() {
        assertThat(Figure.median(List.of(4.0, 1.0))).contains(new Figure(2.5, 1, 4));
        assertThat(Figure.median(List.of())).isEmpty();
        assertThat(Figure.median(List.of(Double.NaN, 3.0))).contains(new Figure(3, 3, 3));
    }

    @Test
    void whatWentWrongInOneRunIsInTheSum() {
        MatrixRow row = matrix(
                        cell("FanOut", 10, 1, deliveries("FanOut receipt", MadeUp.ALL_THERE, 5_000)),
                        cell(
                                "FanOut",
                                10,
                                2,
                                withErrors(
                                        deliveries("FanOut receipt", new Deliveries(1_000, 993, 4, 7, 2), 5_000),
                                        Map.of("timeout", 3L, "E_LIMIT", 2L))),
                        cell(
                                "FanOut",
                                10,
                                3,
                                withErrors(
                                        deliveries("FanOut receipt", MadeUp.ALL_THERE, 5_000), Map.of("timeout", 1L))))
                .row("FanOut receipt")
                .orElseThrow();
        assertThat(value(row, "lost", 10)).isEqualTo(7);
        assertThat(value(row, "late", 10)).isEqualTo(4);
        assertThat(value(row, "doubled", 10)).isEqualTo(2);
        assertThat(value(row, "errors", 10)).isEqualTo(6);
        assertThat(row.cell(10).orElseThrow().errorCodes())
                .containsExactly(Map.entry("E_LIMIT", 2L), Map.entry("timeout", 4L));
        assertThat(row.figure("lost", 10).orElseThrow()).isEqualTo(new Figure(7, 0, 7));
    }

    @Test
    void columnsAreAllNAndRowsFollowTheCatalogue() {
        Matrix matrix = matrix(
                cell("Unheard", 7, 1, requests("Unheard", 1_000)),
                cell(
                        "FanOut",
                        500,
                        1,
                        requests("FanOut sent", 1_000),
                        deliveries("FanOut receipt", MadeUp.ALL_THERE, 1)),
                cell(
                        "FanOut",
                        10,
                        1,
                        requests("FanOut sent", 1_000),
                        deliveries("FanOut receipt", MadeUp.ALL_THERE, 1)),
                cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)));
        assertThat(matrix.columns()).containsExactly(1, 7, 10, 500);
        assertThat(matrix.rows())
                .extracting(MatrixRow::scenario)
                .containsExactly("RoundTrip", "FanOut sent", "FanOut receipt", "Unheard");
        assertThat(matrix.bySimulation())
                .extracting(Matrix::columns)
                .containsExactly(List.of(1), List.of(10, 500), List.of(7));
        assertThat(matrix.row("RoundTrip").orElseThrow().cell(10)).isEmpty();
        assertThat(matrix.row("RoundTrip").orElseThrow().figure("p50_ms", 10)).isEmpty();
    }

    @Test
    void subRowsAreThoseOfTheRow() {
        Matrix matrix = matrix(
                cell("FanOut", 10, 1, withExtras(requests("FanOut sent", 1_000), Map.of("bytes", 12.0))),
                cell("FanOut", 10, 2, withExtras(requests("FanOut sent", 1_000), Map.of("bytes", 14.0, "p50_ms", 1.0))),
                cell("FanOut", 50, 1, deliveries("FanOut receipt", MadeUp.ALL_THERE, 1)));
        MatrixRow sent = matrix.row("FanOut sent").orElseThrow();
        assertThat(sent.subRows())
                .hasSize(14)
                .startsWith(
                        "min_ms",
                        "p50_ms",
                        "p95_ms",
                        "p99_ms",
                        "avg_ms",
                        "max_ms",
                        "ops_per_sec",
                        "cpu_s_per_million",
                        "server_cores",
                        "rss_mb",
                        "errors",
                        "lost",
                        "bytes")
                .endsWith("extra_p50_ms");
        assertThat(value(sent, "bytes", 10)).isEqualTo(13);
        assertThat(value(sent, "p50_ms", 10)).isCloseTo(1, within(0.001));
        assertThat(matrix.row("FanOut receipt").orElseThrow().subRows()).endsWith("errors", "lost", "late", "doubled");
    }

    @Test
    void serverCostIsForAMillionDeliveriesOrElseOperations() {
        Deliveries half = new Deliveries(1_000, 500, 0, 500, 0);
        Matrix matrix = matrix(
                cell("FanOut", 10, 1, requests("FanOut sent", 1, 2, 3, 4), deliveries("FanOut receipt", half, 1, 2)));
        assertThat(value(matrix.row("FanOut sent").orElseThrow(), "cpu_s_per_million", 10))
                .isEqualTo(8e6 / 4);
        assertThat(value(matrix.row("FanOut receipt").orElseThrow(), "cpu_s_per_million", 10))
                .isEqualTo(8e6 / 500);
        assertThat(value(matrix.row("FanOut sent").orElseThrow(), "rss_mb", 10)).isEqualTo(300);
    }

    @Test
    void whatIsUnknownIsAbsentAndNotZero() {
        MatrixRow row = matrix(withoutServer(cell("RoundTrip", 1, 1, requests("RoundTrip"))))
                .row("RoundTrip")
                .orElseThrow();
        assertThat(row.cell(1).orElseThrow().figures())
                .containsOnlyKeys("failed_runs", "ops_per_sec", "errors", "lost");
        assertThat(value(row, "ops_per_sec", 1)).isZero();
    }

    @Test
    void usageIsInCoresAndMegabytesForEachCell() {
        UsageTable usage = UsageTable.of(List.of(
                cell("FanOut", 50, 1),
                cell("FanOut", 10, 1),
                withoutServer(cell("FanOut", 10, 2)),
                withoutServer(cell("RoundTrip", 1, 1))));
        assertThat(usage.rows())
                .extracting(row -> row.simulation() + " " + row.n())
                .containsExactly("RoundTrip 1", "FanOut 10", "FanOut 50");
        assertThat(usage.rows().get(0).figures()).containsOnlyKeys("driver_cores", "driver_rss_mb");
        Map<String, Figure> figures = usage.rows().get(1).figures();
        assertThat(figures.get("driver_cores").value()).isEqualTo(1);
        assertThat(figures.get("server_cores").value()).isEqualTo(2);
        assertThat(figures.get("database_cores").value()).isEqualTo(0.5);
        assertThat(figures.get("machine_busy_percent").value()).isEqualTo(90);
        assertThat(figures.get("server_rss_mb").value()).isEqualTo(300);
        assertThat(figures.get("server_heap_mb").value()).isEqualTo(120);
        assertThat(figures.get("server_gc_s").value()).isEqualTo(0.25);
        assertThat(figures).doesNotContainKey("database_rss_mb");
    }

    private static void assertMillis(MatrixRow row, String subRow, double micros) {
        assertThat(value(row, subRow, 1)).as(subRow).isCloseTo(micros / 1_000, within(micros / 1_000 * 0.001 + 0.001));
    }

    private static double value(MatrixRow row, String subRow, int n) {
        return row.figure(subRow, n).orElseThrow().value();
    }

    private static Matrix matrix(CellResult... cells) {
        return Matrix.of(List.of(cells));
    }
}
