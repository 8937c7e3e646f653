package io.collabboard.gatling.report;

import static io.collabboard.gatling.report.MadeUp.cell;
import static io.collabboard.gatling.report.MadeUp.deliveries;
import static io.collabboard.gatling.report.MadeUp.report;
import static io.collabboard.gatling.report.MadeUp.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series.Deliveries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    @Test
    void sameReportPasses(@TempDir Path directory) throws IOException {
        Report report = report(roundTrips(1_000, 2_000));
        report.writeTo(directory);
        Baseline baseline = Baseline.compare(report, Report.read(directory.resolve("report.json")), 1);
        assertThat(baseline.passed()).isTrue();
        assertThat(baseline.notes()).isEmpty();
        assertThat(baseline.comparisons())
                .extracting(Comparison::figure)
                .containsExactly("p50_ms", "p99_ms", "ops_per_sec", "errors", "lost");
        assertThat(baseline.toText()).endsWith("PASS: nothing is worse by more than 1.0; 1 of 1 cells compared\n");
    }

    @Test
    void latencyBeyondTheLimitFails() {
        assertThat(verdict("p50_ms", roundTrips(1_000), roundTrips(1_200))).isEqualTo(Verdict.SAME);
        assertThat(verdict("p50_ms", roundTrips(1_000), roundTrips(1_300))).isEqualTo(Verdict.WORSE);
        assertThat(verdict("p50_ms", roundTrips(1_300), roundTrips(1_000))).isEqualTo(Verdict.BETTER);
        Baseline baseline = compare(roundTrips(1_000), roundTrips(2_000));
        assertThat(baseline.passed()).isFalse();
        assertThat(baseline.failures()).extracting(Comparison::figure).containsExactly("p50_ms", "p99_ms");
        assertThat(baseline.failures().get(0).ratio().getAsDouble()).isBetween(1.99, 2.01);
        assertThat(baseline.toText())
                .containsPattern("RoundTrip 1 p50_ms +1\\.00 +2\\.00 +2\\.00 +WORSE")
                .contains("FAIL: 2 figures");
    }

    @Test
    void medianBeyondTheLimitFailsAlsoWhereTheRunsOverlap() {
        Baseline overlapping = compare(roundTrips(900, 1_000, 1_900), roundTrips(1_800, 2_000, 2_100));
        assertThat(overlapping.failures()).extracting(Comparison::figure).containsExactly("p50_ms", "p99_ms");
        assertThat(overlapping.passed()).isFalse();
        assertThat(overlapping.toText()).containsPattern("RoundTrip 1 p50_ms .* WORSE, runs overlap\n");

        Baseline apart = compare(roundTrips(900, 1_000, 1_700), roundTrips(1_800, 2_000, 2_100));
        assertThat(apart.passed()).isFalse();
        assertThat(apart.toText()).contains(" WORSE\n").doesNotContain("overlap");

        Baseline within = compare(roundTrips(900, 1_000, 1_100), roundTrips(1_110, 1_120, 1_130));
        assertThat(within.passed()).isTrue();
        assertThat(within.toText()).doesNotContain("overlap");
    }

    @Test
    void lessThroughputIsWorse() {
        CellResult many = cell("RoundTrip", 1, 1, requests("RoundTrip", new long[100]));
        CellResult few = cell("RoundTrip", 1, 1, requests("RoundTrip", new long[79]));
        assertThat(verdict("ops_per_sec", array(many), array(few))).isEqualTo(Verdict.WORSE);
        assertThat(verdict("ops_per_sec", array(few), array(many))).isEqualTo(Verdict.BETTER);
    }

    @Test
    void faultsWhereThereWereNoneFailWhateverTheLimit() {
        CellResult fine = cell("FanOut", 10, 1, deliveries("FanOut receipt", MadeUp.ALL_THERE, 5_000));
        CellResult lossy =
                cell("FanOut", 10, 1, deliveries("FanOut receipt", new Deliveries(1_000, 999, 0, 1, 0), 5_000));
        CellResult failing = cell(
                "FanOut",
                10,
                1,
                MadeUp.withErrors(deliveries("FanOut receipt", MadeUp.ALL_THERE, 5_000), Map.of("E_X", 1L)));
        Baseline lost = Baseline.compare(report(lossy), report(fine), 100, List.of("p50_ms"));
        assertThat(lost.failures())
                .extracting(Comparison::figure, Comparison::verdict)
                .containsExactly(tuple("lost", Verdict.NEW_FAULT));
        assertThat(compare(array(fine), array(failing)).passed()).isFalse();
        assertThat(compare(array(failing), array(failing)).passed()).isTrue();
        assertThat(compare(array(lossy), array(fine)).passed()).isTrue();
    }

    @Test
    void doubledDeliveriesWhereThereWereNoneFailToo() {
        assertThat(compare(array(fanOut(MadeUp.ALL_THERE)), array(fanOut(new Deliveries(1_000, 1_000, 0, 0, 3))))
                        .failures())
                .extracting(Comparison::figure, Comparison::verdict)
                .containsExactly(tuple("doubled", Verdict.NEW_FAULT));
    }

    @Test
    void moreFaultsThanBeforeFailAndFewerDoNot() {
        CellResult few = withErrors(new Deliveries(1_000, 998, 0, 2, 1), 1);
        CellResult more = withErrors(new Deliveries(1_000, 997, 0, 3, 2), 2);
        assertThat(compare(array(few), array(more)).failures())
                .extracting(Comparison::figure, Comparison::verdict)
                .containsExactly(
                        tuple("errors", Verdict.MORE_FAULTS),
                        tuple("lost", Verdict.MORE_FAULTS),
                        tuple("doubled", Verdict.MORE_FAULTS));
        assertThat(compare(array(more), array(few)).passed()).isTrue();
        assertThat(compare(array(few), array(few)).passed()).isTrue();
    }

    @Test
    void cellOfOneReportOnlyIsNotedAndDoesNotFail() {
        CellResult one = cell("MassUsers", 25, 1, requests("MassUsers", 3_000));
        CellResult other = cell("MassUsers", 50, 1, requests("MassUsers", 4_000));
        CellResult both = cell("MassUsers", 100, 1, requests("MassUsers", 5_000));
        Baseline baseline = compare(array(one, both), array(other, both));
        assertThat(baseline.passed()).isTrue();
        assertThat(baseline.comparisons())
                .filteredOn(each -> each.n() == 25)
                .extracting(Comparison::verdict)
                .containsOnly(Verdict.ONLY_BEFORE);
        assertThat(baseline.comparisons())
                .filteredOn(each -> each.n() == 50)
                .extracting(Comparison::verdict)
                .containsOnly(Verdict.ONLY_NOW);
        assertThat(baseline.toText())
                .containsPattern("MassUsers 50 p50_ms +- +4\\.00 +- +only now")
                .endsWith("; 1 of 3 cells compared\n");
    }

    @Test
    void reportsWithoutACommonCellFail() {
        Baseline baseline = compare(
                array(cell("MassUsers", 25, 1, requests("MassUsers", 3_000))),
                array(cell("MassUsers", 50, 1, requests("MassUsers", 3_000))));
        assertThat(baseline.passed()).isFalse();
        assertThat(baseline.toText())
                .endsWith("FAIL: this bench and the baseline have no cell in common that ran with the same load;"
                        + " 0 of 2 cells compared\n");
    }

    @Test
    void cellOfAnotherLoadIsListedAndNotCompared() {
        CellResult quick = cell("MassUsers", 25, 1, requests("MassUsers", 1_000));
        CellResult full =
                MadeUp.withLoad(cell("MassUsers", 25, 1, requests("MassUsers", 9_000)), Load.NONE.closed(100, 20));
        Baseline baseline =
                Baseline.compare(report(full, roundTrips(1_000)[0]), report(quick, roundTrips(1_000)[0]), 1.25);
        assertThat(baseline.passed()).isTrue();
        assertThat(baseline.comparisons()).extracting(Comparison::scenario).containsOnly("RoundTrip");
        assertThat(baseline.toText())
                .contains("Note: MassUsers 25 ran with another load and is not compared: ")
                .endsWith("; 1 of 2 cells compared\n");
        assertThat(compare(array(quick), array(full)).passed()).isFalse();
    }

    @Test
    void cellInWhichNothingFinishesAnyMoreFails() {
        CellResult idle = cell("RoundTrip", 1, 1, requests("RoundTrip"));
        assertThat(compare(roundTrips(1_000), array(idle)).failures())
                .extracting(Comparison::figure)
                .containsExactly("p50_ms", "p99_ms", "ops_per_sec");
    }

    @Test
    void cellOfWhichAllRunsFailedFails() {
        Baseline baseline = Baseline.compare(
                report(
                        List.of(MadeUp.failed("RoundTrip", 1, 1)),
                        cell("RoundTrip", 2, 1, requests("RoundTrip", 1_000))),
                report(
                        cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)),
                        cell("RoundTrip", 2, 1, requests("RoundTrip", 1_000))),
                1.25);
        assertThat(baseline.failures())
                .extracting(Comparison::n, Comparison::figure)
                .containsExactly(tuple(1, "p50_ms"), tuple(1, "p99_ms"), tuple(1, "ops_per_sec"));
        assertThat(baseline.toText()).endsWith("; 1 of 2 cells compared\n");
    }

    @Test
    void serverCostThatNobodyMeasuresAnyMoreDoesNotFail() {
        Report now = report(MadeUp.withoutServer(roundTrips(1_000)[0]));
        Baseline baseline = Baseline.compare(now, report(roundTrips(1_000)), 1.25, List.of("cpu_s_per_million"));
        assertThat(baseline.comparisons().get(0).verdict()).isEqualTo(Verdict.ONLY_BEFORE);
        assertThat(baseline.passed()).isTrue();
    }

    @Test
    void otherMachineIsNoted() {
        Environment then = MadeUp.environment();
        assertThat(notes(then, machine("Imaginary 9000", 8, 1_100.0, 32.0))).isEmpty();
        assertThat(notes(then, machine("Other", 4, 200.0, 50.0)))
                .containsExactly(
                        "The processor is another: Other, before Imaginary 9000.",
                        "The number of cores is another: 4, before 8.",
                        "The disk's fdatasync p50 is another: 200 µs, before 850 µs.",
                        "The loopback round trip p50 is another: 50.0 µs, before 32.5 µs.");
    }

    @Test
    void limitBelowOneIsRefused() {
        assertThatThrownBy(() -> Baseline.compare(report(), report(), 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> notes(Environment then, Environment now) {
        return Baseline.compare(Report.of(now, List.of(), Map.of()), Report.of(then, List.of(), Map.of()), 1.25)
                .notes();
    }

    private static Environment machine(String cpu, int cores, Double fdatasync, Double loopback) {
        Environment e = MadeUp.environment();
        return new Environment(
                e.date(),
                cpu,
                cores,
                e.memoryBytes(),
                e.system(),
                e.driverJdk(),
                null,
                null,
                fdatasync,
                loopback,
                "",
                Map.of(),
                null);
    }

    /** A run for each latency, in microseconds. */
    private static CellResult[] roundTrips(long... micros) {
        return IntStream.range(0, micros.length)
                .mapToObj(i -> cell("RoundTrip", 1, i + 1, requests("RoundTrip", micros[i])))
                .toArray(CellResult[]::new);
    }

    private static CellResult fanOut(Deliveries deliveries) {
        return cell("FanOut", 10, 1, deliveries("FanOut receipt", deliveries, 5_000));
    }

    private static CellResult withErrors(Deliveries deliveries, long errors) {
        return cell(
                "FanOut",
                10,
                1,
                MadeUp.withErrors(deliveries("FanOut receipt", deliveries, 5_000), Map.of("timeout", errors)));
    }

    private static CellResult[] array(CellResult... cells) {
        return cells;
    }

    private static Verdict verdict(String figure, CellResult[] before, CellResult[] now) {
        return compare(before, now).comparisons().stream()
                .filter(each -> each.figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static Baseline compare(CellResult[] before, CellResult[] now) {
        return Baseline.compare(report(now), report(before), 1.25);
    }
}
