package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Series;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final CellPlan FIRST = Cells.plan("FanOut", 500, 1);
    private static final CellPlan SECOND = Cells.plan("FanOut", 500, 2);

    private final StringWriter printed = new StringWriter();

    @Test
    void aLineForEachCellWhereNobodyWatches() {
        Progress progress = progress(false);
        progress.begins(FIRST);
        progress.ended(FIRST, Cells.good(FIRST), Duration.ofSeconds(80));
        progress.begins(SECOND);
        progress.ended(SECOND, Cells.good(SECOND), Duration.ofSeconds(80));
        progress.finished();

        assertThat(printed.toString().lines())
                .containsExactly(
                        "[1/2] FanOut 500, run 1 ... p50 50 ms, p99 99 ms, 10/s  (about 1 min 20 s left)",
                        "[2/2] FanOut 500, run 2 ... p50 50 ms, p99 99 ms, 10/s");
    }

    @Test
    void oneLineOnATerminal() {
        Progress progress = progress(true);
        progress.begins(FIRST);
        progress.ended(FIRST, Cells.good(FIRST), Duration.ofSeconds(80));
        progress.begins(SECOND);
        progress.ended(SECOND, Cells.good(SECOND), Duration.ofSeconds(80));
        progress.finished();

        assertThat(printed.toString()).doesNotContain("\n").contains("\r", "[2/2] FanOut 500, run 2 ... p50");
    }

    @Test
    void aFailedCellShowsTheEndOfItsLog() {
        Progress progress = progress(true);
        progress.begins(FIRST);
        progress.ended(
                FIRST,
                new CellOutcome.Failed(
                        FIRST, "its driver ended with code 3", Path.of("a.log"), List.of("no such board")),
                Duration.ofSeconds(1));

        assertThat(printed.toString().lines().map(String::strip))
                .anySatisfy(line -> assertThat(line).contains("FAILED: its driver ended with code 3"))
                .contains("| no such board", "all of it: a.log");
    }

    @Test
    void whatWasLostOrFailedIsSaid() {
        Progress progress = progress(false);
        progress.begins(FIRST);
        progress.ended(
                FIRST, new CellOutcome.Done(Cells.result(FIRST, 3, Map.of("timeout", 2L))), Duration.ofSeconds(1));

        assertThat(printed.toString()).contains(", 3 LOST, 2 ERRORS");
    }

    @Test
    void whatCameTwiceOrNotAtAllIsSaid() {
        Progress progress = progress(false);
        progress.begins(FIRST);
        progress.ended(
                FIRST,
                new CellOutcome.Done(Cells.result(FIRST, 100, new Series.Deliveries(100, 100, 0, 0, 4))),
                Duration.ofSeconds(1));
        progress.begins(SECOND);
        progress.ended(
                SECOND, new CellOutcome.Done(Cells.result(SECOND, 0, Series.Deliveries.NONE)), Duration.ofSeconds(1));

        assertThat(printed.toString()).contains(", 4 DOUBLED", ", NOTHING COUNTED of FanOut");
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(printed), terminal, List.of(FIRST, SECOND));
    }
}
