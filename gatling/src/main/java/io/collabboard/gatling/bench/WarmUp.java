package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fresh server does before the cells, that these find its code compiled: edits of one person, edits of many who get
 * each other's, and a few people's that many see. What it measures is thrown away.
 */
final class WarmUp {
    private static final String FOLDER = "warm-up";

    private WarmUp() {}

    static List<CellPlan> plans(boolean quick, Target target) {
        return List.of(
                new CellPlan("RoundTrip", 1, 0, Load.NONE.closed(0, quick ? 4_000 : 8_000), target),
                new CellPlan("MassUsers", 50, 0, Load.NONE.closed(0, quick ? 150 : 400), target),
                new CellPlan("FanOut", 200, 0, Load.NONE.withPeople(5).open(10, 0, quick ? 5 : 15), target));
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
