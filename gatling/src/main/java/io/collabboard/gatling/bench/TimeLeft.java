package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * How long the rest of the cells will take: as long as the same cell took in its earlier runs, or as planned, corrected by
 * how much longer than planned the cells took so far.
 */
final class TimeLeft {
    private final Map<String, LongSummaryStatistics> took = new HashMap<>();
    private Duration planned = Duration.ZERO;
    private Duration passed = Duration.ZERO;

    void ended(CellPlan cell, Duration duration) {
        took.computeIfAbsent(column(cell), column -> new LongSummaryStatistics())
                .accept(duration.toMillis());
        planned = planned.plus(PlannedTime.of(cell).expected());
        passed = passed.plus(duration);
    }

    Duration of(List<CellPlan> rest) {
        return rest.stream().map(this::expected).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration expected(CellPlan cell) {
        LongSummaryStatistics known = took.get(column(cell));
        if (known != null) {
            return Duration.ofMillis(Math.round(known.getAverage()));
        }
        Duration guess = PlannedTime.of(cell).expected();
        return planned.isZero() ? guess : Duration.ofMillis(guess.toMillis() * passed.toMillis() / planned.toMillis());
    }

    private static String column(CellPlan cell) {
        return cell.simulation() + " " + cell.n();
    }
}
