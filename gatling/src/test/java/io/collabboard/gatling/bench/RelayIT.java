package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulations that relays can serve, in miniature: all of them against the one of this JVM, one against that on Node.js. */
class RelayIT {
    private static final Path HOME = Path.of(System.getProperty("collabboard.home"));

    @TempDir
    static Path directory;

    private static final Cleanup CLEANUP = new Cleanup();
    private static final Map<Subject, Target> RELAYS = new EnumMap<>(Subject.class);

    @BeforeAll
    static void start() throws Exception {
        for (Subject relay : Subject.references().toList()) {
            RELAYS.put(relay, OwnServer.reference(relay, HOME, directory.resolve(relay.label()), CLEANUP));
        }
    }

    @AfterAll
    static void stop() {
        CLEANUP.close();
    }

    static Stream<Arguments> cells() {
        return Stream.concat(
                Catalogue.ALL.stream()
                        .filter(entry -> entry.is(Trait.ON_RELAY))
                        .map(entry -> arguments(Subject.PEKKO_HTTP, entry.name())),
                Stream.of(arguments(Subject.WS, "FanOut")));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_relay_serves_it_and_is_measured_as_a_node_is(Subject relay, String simulation) throws Exception {
        Miniature miniature = Miniature.ALL.get(simulation);
        CellPlan plan = new CellPlan(simulation, miniature.n(), 1, miniature.load(), RELAYS.get(relay), relay);

        CellOutcome outcome = new CellRunner(
                        new GatlingDriver(GatlingDriver.SIMULATIONS, true), PlannedTime::limit, CLEANUP)
                .run(plan, new OutFolder(directory));

        assertThat(outcome).isInstanceOfSatisfying(CellOutcome.Done.class, done -> {
            assertThat(done.isGood()).as(done.toString()).isTrue();
            assertThat(done.result().plan().subject()).isEqualTo(relay);
            assertThat(done.result().server()).isNotNull();
            assertThat(done.result().server().cpuSeconds()).isPositive();
            assertThat(done.result().server().rssPeakBytes()).isPositive();
            assertThat(done.result().server().heapUsedBytes())
                    .as("from /metrics")
                    .isPositive();
        });
    }
}
