package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellFiles;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs cells, each in a process of its own that does not outlive its time, the bench, or this JVM. */
final class CellRunner {
    private final DriverCommand command;
    private final Function<CellPlan, Duration> limit;
    private final Cleanup cleanup;

    CellRunner(DriverCommand command, Function<CellPlan, Duration> limit, Cleanup cleanup) {
        this.command = command;
        this.limit = limit;
        this.cleanup = cleanup;
    }

    /** @throws IOException where the files of the cell cannot be written, or no process be started */
    CellOutcome run(CellPlan cell, OutFolder folder) throws IOException, InterruptedException {
        CellPaths paths = folder.prepare(cell);
        CellFiles.write(paths.plan(), cell);
        ProcessBuilder builder = new ProcessBuilder(command.of(cell, paths))
                .redirectErrorStream(true)
                .redirectOutput(paths.log().toFile());
        Process process = cleanup.start(builder::start, Processes::kill);
        try {
            return outcome(cell, process, paths);
        } finally {
            Processes.kill(process);
            cleanup.forget(process);
        }
    }

    private CellOutcome outcome(CellPlan cell, Process process, CellPaths paths) throws InterruptedException {
        Duration patience = limit.apply(cell);
        boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        cleanup.check(); // A driver that has been stopped is no cell that has failed.
        if (!ended) {
            return failed(cell, paths, "took longer than " + Texts.duration(patience) + " and was stopped");
        }
        if (process.exitValue() != 0) {
            return failed(cell, paths, "its driver ended with code " + process.exitValue());
        }
        if (!Files.exists(paths.result())) {
            return failed(cell, paths, "its driver left no result");
        }
        try {
            return new CellOutcome.Done(CellFiles.read(paths.result(), CellResult.class));
        } catch (IOException e) {
            return failed(cell, paths, "its result cannot be read: " + e.getMessage());
        }
    }

    private static CellOutcome failed(CellPlan cell, CellPaths paths, String reason) {
        return new CellOutcome.Failed(cell, reason, paths.log(), LastLines.of(paths.log()));
    }
}
