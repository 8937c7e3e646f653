package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import java.nio.file.Path;
import java.util.List;

/** How one run of a cell ended. */
sealed interface CellOutcome {
    /** It has a result, whatever is in it. */
    record Done(CellResult result) implements CellOutcome {
        long lost() {
            return result.series().stream().mapToLong(Series::lost).sum();
        }

        long errors() {
            return result.series().stream().mapToLong(Series::errorCount).sum();
        }
    }

    /**
     * It has none.
     *
     * @param reason in a sentence
     * @param log all that its driver printed
     * @param lastLines of the log
     */
    record Failed(CellPlan plan, String reason, Path log, List<String> lastLines) implements CellOutcome {}

    /** A result, and nothing was lost or failed in it. */
    default boolean isGood() {
        return this instanceof Done done && done.lost() == 0 && done.errors() == 0;
    }
}
