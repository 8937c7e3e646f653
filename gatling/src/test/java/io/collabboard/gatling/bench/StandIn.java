package io.collabboard.gatling.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.collabboard.gatling.cell.Cell;
import io.collabboard.gatling.cell.CellPlan;
import io.gatling.javaapi.core.Simulation;
import java.util.Map;

/** A simulation that loads nobody. */
public final class StandIn extends Simulation {
    private final CellPlan plan = Cell.plan();

    {
        setUp(scenario("stand-in")
                .exec(session -> {
                    if (plan.n() == 13) {
                        throw new IllegalStateException("unlucky");
                    }
                    return session.set("n", plan.n());
                })
                .injectOpen(atOnceUsers(1)));
    }

    @Override
    public void after() {
        Cell.write(Cells.result(plan, 0, Map.of()));
    }
}
