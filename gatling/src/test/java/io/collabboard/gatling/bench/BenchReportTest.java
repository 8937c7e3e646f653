package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.report.Environment;
import io.collabboard.gatling.report.FailedRun;
import io.collabboard.gatling.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
    private static final CellPlan GOOD = Cells.plan("FanOut", 10, 1);
    private static final CellPlan BAD = Cells.plan("FanOut", 10, 2);

    @TempDir
    Path directory;

    private final StringWriter printed = new StringWriter();

    @Test
    void cellsThatFailedAreInTheReport() throws Exception {
        OutFolder folder = new OutFolder(directory.resolve("out"));
        CellOutcome failed = new CellOutcome.Failed(BAD, "its driver left no result", Path.of("a.log"), List.of());

        Report report = new BenchReport(environment(), folder)
                .publish(List.of(Cells.good(GOOD), failed), new PrintWriter(printed));

        assertThat(report.failed()).containsExactly(new FailedRun(BAD, "its driver left no result"));
        assertThat(printed.toString()).contains("FAILED: its driver left no result. (FanOut 10, run 2)");
        assertThat(folder.root().resolve(Report.JSON_FILE)).content().contains("its driver left no result");
    }

    private Environment environment() {
        return Environment.observe(directory, List.of("bench"), Map.of());
    }
}
