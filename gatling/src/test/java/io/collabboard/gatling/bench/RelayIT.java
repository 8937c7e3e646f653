package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulations that the relay can serve, in miniature, against it. */
class RelayIT {
    @TempDir
    static Path directory;

    private static final Cleanup CLEANUP = new Cleanup();
    private static Target relay;

    @BeforeAll
    static void start() throws Exception {
        relay = OwnServer.relay(directory.resolve("relay"), CLEANUP);
    }

    @AfterAll
    static void stop() {
        CLEANUP.close();
    }

    static Stream<String> names() {
        return Catalogue.ALL.stream().filter(entry -> entry.is(Trait.ON_RELAY)).map(CatalogueEntry::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_relay_serves_it_and_is_measured_as_a_node_is(String simulation) throws Exception {
        Miniature miniature = Miniature.ALL.get(simulation);
        CellPlan plan = new CellPlan(simulation, miniature.n(), 1, miniature.load(), relay, Subject.RELAY);

        CellOutcome outcome = new CellRunner(
                        new GatlingDriver(GatlingDriver.SIMULATIONS, true), PlannedTime::limit, CLEANUP)
                .run(plan, new OutFolder(directory));

        assertThat(outcome).isInstanceOfSatisfying(CellOutcome.Done.class, done -> {
            assertThat(done.isGood()).as(done.toString()).isTrue();
            assertThat(done.result().plan().subject()).isEqualTo(Subject.RELAY);
            assertThat(done.result().server()).isNotNull();
            assertThat(done.result().server().rssPeakBytes()).isPositive();
            assertThat(done.result().server().heapUsedBytes())
                    .as("from /metrics")
                    .isPositive();
        });
    }
}
