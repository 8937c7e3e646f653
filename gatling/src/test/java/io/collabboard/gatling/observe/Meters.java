package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Target;
import java.net.URI;

/** Meters for tests. */
final class Meters {
    private Meters() {}

    static Meter meter() {
        return new Meter(
                new CellPlan("Test", 1, 1, Load.NONE, new Target(URI.create("http://localhost:1"), null, null)));
    }

    static Meter open() {
        Meter meter = meter();
        meter.open();
        return meter;
    }
}
