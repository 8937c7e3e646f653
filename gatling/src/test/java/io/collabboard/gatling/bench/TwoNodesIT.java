package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cell of two nodes, small, on a cluster that the bench starts for it. */
class TwoNodesIT {
    private static final Path HOME = Path.of(System.getProperty("collabboard.home"));
    private static final int VIEWERS = 3;
    private static final int SENDS = 2 * 10 * 2;

    private static final List<String> WAYS =
            List.of("one node", "viewers elsewhere", "writer elsewhere", "entity elsewhere");

    private static Cleanup cleanup;
    private static Path directory;
    private static Target nodes;

    @BeforeAll
    static void start() throws Exception {
        cleanup = new Cleanup();
        Path benches = Files.createDirectories(Path.of("target", "benches"));
        directory = Files.createTempDirectory(benches, "two-nodes-");
        nodes = OwnServer.startTwo(HOME, directory, false, cleanup);
    }

    @AfterAll
    static void stop() {
        cleanup.close();
    }

    @Test
    void each_way_of_spreading_people_has_its_rows_and_nothing_is_lost_between_the_nodes() throws Exception {
        CellResult result = run();

        assertThat(result.series())
                .extracting(Series::scenario)
                .containsExactlyElementsOf(WAYS.stream()
                        .flatMap(way -> List.of("TwoNodes " + way + " receipt", "TwoNodes " + way + " write").stream())
                        .toList());
        for (Series series : result.series()) {
            boolean receipt = series.scenario().endsWith("receipt");
            assertThat(series.errors()).as(series.scenario()).isEmpty();
            assertThat(series.decoded().getTotalCount())
                    .as(series.scenario())
                    .isEqualTo(receipt ? SENDS * VIEWERS : SENDS);
            assertThat(series.deliveries())
                    .as(series.scenario())
                    .isEqualTo(receipt ? new Deliveries(SENDS * VIEWERS, SENDS * VIEWERS, 0, 0, 0) : null);
            assertThat(series.extras().containsKey("p99_over_one_node_ms"))
                    .as(series.scenario())
                    .isEqualTo(receipt && !series.scenario().contains("one node"));
        }
    }

    private static CellResult run() throws Exception {
        CellRunner runner =
                new CellRunner(new GatlingDriver(GatlingDriver.SIMULATIONS, false), PlannedTime::limit, cleanup);
        CellPlan plan = new CellPlan(
                "TwoNodes", VIEWERS, 1, Load.NONE.withPatience(20_000, 20).open(10, 1, 2), nodes);
        CellOutcome outcome = runner.run(plan, new OutFolder(directory));
        return outcome instanceof CellOutcome.Done done ? done.result() : fail("no result: " + outcome);
    }
}
