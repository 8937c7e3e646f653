package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.report.IdleRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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

        long doubled() {
            return result.series().stream()
                    .map(Series::deliveries)
                    .filter(Objects::nonNull)
                    .mapToLong(Series.Deliveries::doubled)
                    .sum();
        }

        /** Rows that counted nothing. */
        List<String> idle() {
            return IdleRows.of(result);
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

    /** A result with something in each of its rows, and nothing was lost, came twice or failed. */
    default boolean isGood() {
        return this instanceof Done done
                && done.lost() == 0
                && done.doubled() == 0
                && done.errors() == 0
                && done.idle().isEmpty();
    }
}
