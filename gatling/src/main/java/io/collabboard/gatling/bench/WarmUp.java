package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fresh server does before the cells, that these find its code compiled: edits of one person, and of many who get
 * each other's. Half of its eight seconds or so are the starts of drivers, so a quick tour has one only. What it measures
 * is thrown away.
 */
final class WarmUp {
    private static final String FOLDER = "warm-up";

    private WarmUp() {}

    static List<CellPlan> plans(boolean quick, Target target) {
        CellPlan together = new CellPlan("MassUsers", 50, 0, Load.NONE.closed(0, 60), target);
        return quick
                ? List.of(together)
                : List.of(new CellPlan("RoundTrip", 1, 0, Load.NONE.closed(0, 1_500), target), together);
    }

    /** Its files are left only where something failed. */
    static List<CellOutcome.Failed> run(List<CellPlan> plans, CellRunner runner, OutFolder folder)
            throws IOException, InterruptedException {
        OutFolder own = folder.within(FOLDER);
        List<CellOutcome.Failed> failed = new ArrayList<>();
        for (CellPlan plan : plans) {
            if (runner.run(plan, own) instanceof CellOutcome.Failed failure) {
                failed.add(failure);
            }
        }
        if (failed.isEmpty()) {
            Directories.delete(own.root());
        }
        return failed;
    }
}
