package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fresh server does before the cells, that these find its code compiled: one person's edits, then many people who
 * watch a few. Whatever comes of it is thrown away.
 */
final class WarmUp {
    private static final String FOLDER = "warm-up";

    private WarmUp() {}

    static List<CellPlan> plans(boolean quick, Target target) {
        Load alone = quick ? Load.NONE.closed(0, 1_000) : Load.NONE.closed(0, 2_500);
        Load watched = Load.NONE.withPeople(5).open(20, 0, quick ? 1 : 3);
        return List.of(new CellPlan("RoundTrip", 1, 0, alone, target), new CellPlan("FanOut", 50, 0, watched, target));
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
