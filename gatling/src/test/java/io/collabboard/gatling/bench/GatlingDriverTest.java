package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingDriverTest {
    @TempDir
    Path directory;

    @Test
    void gatlingRunsACellInAProcessOfItsOwn() throws Exception {
        CellPlan cell = Cells.plan("StandIn", 7, 1);
        try (Cleanup cleanup = new Cleanup()) {
            DriverCommand command = new GatlingDriver(StandIn.class.getPackageName(), false);

            CellOutcome outcome =
                    new CellRunner(command, PlannedTime::limit, cleanup).run(cell, new OutFolder(directory));

            assertThat(outcome).isEqualTo(Cells.good(cell));
        }
    }

    @Test
    void itsOwnPageIsMadeOfTheFirstRunOnly() {
        CellPaths paths = new CellPaths(directory, directory, directory, directory);
        GatlingDriver driver = new GatlingDriver(GatlingDriver.SIMULATIONS, true);

        List<String> first = driver.of(Cells.plan("MassUsers", 1, 1), paths);
        List<String> second = driver.of(Cells.plan("MassUsers", 1, 2), paths);

        assertThat(first)
                .contains("io.collabboard.gatling.simulation.MassUsers")
                .doesNotContain("--no-reports");
        assertThat(second).contains("--no-reports");
    }
}
