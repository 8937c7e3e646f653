package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import java.util.List;

/** Rows in which nothing happened, well or badly: whatever was to be measured did not take place. */
public final class IdleRows {
    private IdleRows() {}

    /** Scenarios of the result that counted neither an operation nor a delivery nor an error. */
    public static List<String> of(CellResult result) {
        return result.series().stream()
                .filter(IdleRows::isIdle)
                .map(Series::scenario)
                .toList();
    }

    private static boolean isIdle(Series series) {
        Deliveries deliveries = series.deliveries();
        return series.errorCount() == 0
                && (deliveries == null || deliveries.received() == 0)
                && series.decoded().getTotalCount() == 0;
    }
}
