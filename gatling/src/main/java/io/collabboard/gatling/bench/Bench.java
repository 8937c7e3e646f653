package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs one cell after the other, and goes on when one fails, but not when the server is gone. */
final class Bench {
    private final CellRunner runner;
    private final OutFolder folder;
    private final BooleanSupplier serverIsGone;

    Bench(CellRunner runner, OutFolder folder, BooleanSupplier serverIsGone) {
        this.runner = runner;
        this.folder = folder;
        this.serverIsGone = serverIsGone;
    }

    /** @return the outcome of each cell that was run, in the same order */
    List<CellOutcome> run(List<CellPlan> cells, Progress progress) throws IOException, InterruptedException {
        List<CellOutcome> outcomes = new ArrayList<>();
        for (CellPlan cell : cells) {
            if (serverIsGone.getAsBoolean()) {
                break;
            }
            progress.begins(cell);
            long begun = System.nanoTime();
            CellOutcome outcome = runner.run(cell, folder);
            progress.ended(cell, outcome, Duration.ofNanos(System.nanoTime() - begun));
            outcomes.add(outcome);
        }
        progress.finished();
        return outcomes;
    }
}
