package io.collabboard.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever reports that nothing was lost has to be able to see it: a proxy takes exactly known deliveries from one observer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DroppedDeliveryIT {
    private static final int RECEIVERS = 5;
    private static final int WRITERS = 2;
    private static final int PER_SECOND = 10;
    private static final int WARM_UP_SECONDS = 1;
    private static final int SECONDS = 2;
    private static final int SENDS = WRITERS * PER_SECOND * SECONDS;
    /** Far above what a busy machine takes for a delivery, so that only what the proxy holds back is late. */
    private static final int LATE_MS = 2_500;

    private static final Load LOAD = Load.NONE
            .withPeople(WRITERS)
            .open(PER_SECOND, WARM_UP_SECONDS, SECONDS)
            .withPatience(LATE_MS, 4);

    private final Path home = Path.of(Objects.requireNonNull(System.getProperty("collabboard.home")))
            .toAbsolutePath();
    private final Path work = home.resolve("gatling/target/dropped-delivery");
    private final TestNode node = TestNode.start(home, Files.createDirectories(work.resolve("node")));

    DroppedDeliveryIT() throws IOException {}

    @AfterAll
    void stopNode() throws InterruptedException {
        node.close();
    }

    private CellResult fanOut(String name, VictimStream victim) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(name));
        Files.deleteIfExists(folder.resolve("result.json"));
        try (TamperingProxy proxy = new TamperingProxy(node.url(), victim)) {
            URI url = proxy.url();
            return CellProcess.run(
                    home, folder, new CellPlan("FanOut", RECEIVERS, 1, LOAD, new Target(url, null, null)));
        }
    }

    private static VictimStream victim(Tampering tampering) {
        return new VictimStream(tampering, PER_SECOND * WARM_UP_SECONDS);
    }

    private static Deliveries deliveries(CellResult result) {
        return Objects.requireNonNull(series(result, "FanOut receipt").deliveries());
    }

    private static Series series(CellResult result, String name) {
        return result.series().stream()
                .filter(row -> row.scenario().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTamperingNothingIsMissing() throws IOException, InterruptedException {
        VictimStream victim = victim(Tampering.NONE);
        CellResult result = fanOut("untouched", victim);
        assertThat(victim.passed()).isEqualTo(SENDS);
        assertThat(deliveries(result)).isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, 0, 0, 0));
        assertThat(series(result, "FanOut write").decoded().getTotalCount()).isEqualTo(SENDS);
    }

    @Test
    void droppedMessagesAreReportedAsLost() throws IOException, InterruptedException {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal >= 3 && ordinal < 6) {
                message.drop();
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut("dropped", victim);
        int dropped = victim.dropped();
        assertThat(dropped).isGreaterThanOrEqualTo(3);
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS - dropped, 0, dropped, 0));
    }

    @Test
    void aMessageThatComesTwiceIsReportedAsDoubled() throws IOException, InterruptedException {
        VictimStream victim = victim((ordinal, message) -> {
            message.pass();
            if (ordinal == 4) {
                message.pass();
            }
        });
        CellResult result = fanOut("doubled", victim);
        assertThat(victim.repeated()).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, 0, 0, victim.repeated()));
    }

    @Test
    void aMessageThatIsHeldBackIsReportedAsLate() throws IOException, InterruptedException {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal == 4) {
                message.passAfter(LATE_MS + 100);
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut("late", victim);
        assertThat(victim.delayed()).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, victim.delayed(), 0, 0));
    }

    @Test
    void whatAnObserverMissesAfterItsConnectionBrokeIsLostAndSaid() throws IOException, InterruptedException {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal == 5) {
                message.cut();
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut("cut", victim);
        int lost = SENDS - victim.passed();
        assertThat(lost).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS - lost, 0, lost, 0));
        assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("1 observers were lost"));
    }
}
