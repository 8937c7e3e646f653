package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.gatling.cell.CellFiles;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Series;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRunnerTest {
    private static final CellPlan CELL = Cells.plan("FanOut", 10, 1);

    @TempDir
    Path directory;

    private final Cleanup cleanup = new Cleanup();

    @AfterEach
    void cleanUp() {
        cleanup.close();
    }

    @Test
    void aDriverThatLeavesItsResultAndEndsWithZeroIsDone() throws Exception {
        Path prepared = directory.resolve("prepared.json");
        CellFiles.write(prepared, Cells.result(CELL, 0, Map.of()));

        CellOutcome outcome = run("test -s '%PLAN%' && cp " + prepared + " '%RESULT%'", Duration.ofMinutes(1));

        assertThat(outcome).isEqualTo(Cells.good(CELL));
        assertThat(outcome.isGood()).isTrue();
    }

    @Test
    void lostDeliveriesAndErrorsAreResultsButNoGoodOnes() {
        assertThat(new CellOutcome.Done(Cells.result(CELL, 1, Map.of())).isGood())
                .isFalse();
        assertThat(new CellOutcome.Done(Cells.result(CELL, 0, Map.of("timeout", 1L))).isGood())
                .isFalse();
    }

    @Test
    void doubledDeliveriesAreNoGoodResult() {
        assertThat(new CellOutcome.Done(Cells.result(CELL, 100, new Series.Deliveries(100, 100, 0, 0, 1))).isGood())
                .isFalse();
        assertThat(new CellOutcome.Done(Cells.result(CELL, 100, new Series.Deliveries(100, 100, 0, 0, 0))).isGood())
                .isTrue();
    }

    @Test
    void aRowThatCountedNothingIsNoGoodResult() {
        CellOutcome.Done idle = new CellOutcome.Done(Cells.result(CELL, 0, Series.Deliveries.NONE));
        assertThat(idle.isGood()).isFalse();
        assertThat(idle.idle()).containsExactly("FanOut");
    }

    @Test
    void aDriverThatFailsIsToldOfByTheEndOfItsLog() throws Exception {
        CellOutcome outcome = run("seq 1 100; echo no such board >&2; exit 3", Duration.ofMinutes(1));

        assertThat(outcome).isInstanceOfSatisfying(CellOutcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("its driver ended with code 3");
            assertThat(failed.lastLines()).hasSize(15).startsWith("87").endsWith("100", "no such board");
            assertThat(failed.log()).isRegularFile();
        });
    }

    @Test
    void aDriverThatFailsWithAResultHasFailed() throws Exception {
        Path prepared = directory.resolve("prepared.json");
        CellFiles.write(prepared, Cells.result(CELL, 0, Map.of()));

        assertThat(run("cp " + prepared + " '%RESULT%'; exit 1", Duration.ofMinutes(1)))
                .isInstanceOf(CellOutcome.Failed.class);
    }

    @Test
    void aDriverWithoutAResultHasFailed() throws Exception {
        assertThat(reason(run("true", Duration.ofMinutes(1)))).isEqualTo("its driver left no result");
        assertThat(reason(run("echo '{' >'%RESULT%'", Duration.ofMinutes(1)))).startsWith("its result cannot be read");
    }

    @Test
    void aDriverThatHangsIsKilledWithAllThatItStarted() throws Exception {
        Path pids = directory.resolve("pids");

        CellOutcome outcome =
                run("sleep 1000 & echo $! >" + pids + "; echo $$ >>" + pids + "; wait", Duration.ofSeconds(2));

        assertThat(reason(outcome)).isEqualTo("took longer than 2 s and was stopped");
        assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(CellRunnerTest::isAlive);
    }

    @Test
    void theBenchGoesOnAfterACellThatFailed() throws Exception {
        List<CellPlan> cells = List.of(Cells.plan("FanOut", 1, 1), Cells.plan("FanOut", 2, 1));
        StringWriter printed = new StringWriter();

        List<CellOutcome> outcomes = new Bench(
                        runner("exit 9", Duration.ofMinutes(1)), new OutFolder(directory), () -> false)
                .run(cells, new Progress(new PrintWriter(printed), false, cells));

        assertThat(outcomes).hasSize(2).noneMatch(CellOutcome::isGood);
        assertThat(printed.toString()).contains("[1/2]", "[2/2]");
    }

    @Test
    void theBenchStopsWhenTheServerIsGone() throws Exception {
        Path gone = directory.resolve("gone");
        List<CellPlan> cells =
                List.of(Cells.plan("FanOut", 1, 1), Cells.plan("FanOut", 2, 1), Cells.plan("FanOut", 3, 1));
        CellRunner runner = runner("touch " + gone + "; exit 9", Duration.ofMinutes(1));

        List<CellOutcome> outcomes = new Bench(runner, new OutFolder(directory), () -> Files.exists(gone))
                .run(cells, new Progress(new PrintWriter(new StringWriter()), false, cells));

        assertThat(outcomes).hasSize(1);
    }

    @Test
    void noneIsStartedWhenTheBenchEnds() {
        cleanup.close();

        assertThatThrownBy(() -> run("true", Duration.ofMinutes(1))).isInstanceOf(Cleanup.EndingException.class);
    }

    private CellOutcome run(String script, Duration limit) throws Exception {
        return runner(script, limit).run(CELL, new OutFolder(directory));
    }

    private CellRunner runner(String script, Duration limit) {
        DriverCommand command = (cell, paths) -> List.of(
                "sh",
                "-c",
                script.replace("%PLAN%", paths.plan().toString())
                        .replace("%RESULT%", paths.result().toString()));
        return new CellRunner(command, cell -> limit, cleanup);
    }

    private static String reason(CellOutcome outcome) {
        return ((CellOutcome.Failed) outcome).reason();
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
