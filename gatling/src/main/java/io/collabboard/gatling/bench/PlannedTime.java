package io.collabboard.gatling.bench;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry.Unit;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import java.time.Duration;

/**
 * How long a cell should take by what its driver is told, before any has run.
 *
 * @param clock what the load says in seconds
 * @param work what is done as fast as it goes: a guess, of a machine with two processors
 */
record PlannedTime(Duration clock, Duration work) {
    /** The driver's JVM and Gatling, and the drain after the last send, which ends early when nothing lacks. */
    private static final Duration START = Duration.ofSeconds(4);

    private static final double REQUEST_MS = 1.2;
    private static final double REQUEST_AMONG_MANY_MS = 0.3;
    private static final double JOIN_MS = 4;
    private static final double OBJECT_MS = 0.4;

    /** A machine may be this much slower than guessed before a cell counts as hung. */
    private static final int SLOWEST = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static PlannedTime of(CellPlan cell) {
        Unit unit = Catalogue.find(cell.simulation()).map(entry -> entry.unit()).orElse(Unit.USERS);
        Load load = cell.load();
        long users = unit == Unit.USERS ? cell.n() : 1;
        long boards = unit == Unit.BOARDS ? cell.n() : 1;
        long objects = unit == Unit.OBJECTS ? cell.n() : load.objects();
        double requestMs = Math.max(REQUEST_MS, REQUEST_AMONG_MANY_MS * users);
        double millis = objects * OBJECT_MS
                + (users + boards * load.people()) * JOIN_MS
                + (load.warmUpRequests() + (load.seconds() > 0 ? 0 : load.requests())) * requestMs;
        return new PlannedTime(
                Duration.ofSeconds((long) load.warmUpSeconds() + load.seconds()), START.plusMillis(Math.round(millis)));
    }

    Duration expected() {
        return clock.plus(work);
    }

    /** After which it counts as hung. */
    static Duration limit(CellPlan cell) {
        PlannedTime time = of(cell);
        return PATIENCE.plusSeconds(cell.load().drainSeconds())
                .plus(time.clock.multipliedBy(3).dividedBy(2))
                .plus(time.work.multipliedBy(SLOWEST));
    }
}
