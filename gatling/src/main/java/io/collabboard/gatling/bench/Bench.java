package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one cell after the other, and goes on when one fails. */
final class Bench {
    private final CellRunner runner;
    private final OutFolder folder;

    Bench(CellRunner runner, OutFolder folder) {
        this.runner = runner;
        this.folder = folder;
    }

    /** @return the outcome of each cell, in the same order */
    List<CellOutcome> run(List<CellPlan> cells, Progress progress) throws IOException, InterruptedException {
        List<CellOutcome> outcomes = new ArrayList<>();
        for (CellPlan cell : cells) {
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
