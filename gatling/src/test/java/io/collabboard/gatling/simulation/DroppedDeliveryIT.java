package io.collabboard.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.bench.TestBench;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Target;
import java.util.Map;
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

    private final TestBench bench;

    DroppedDeliveryIT() throws Exception {
        bench = TestBench.start(Map.of());
    }

    @AfterAll
    void stop() throws Exception {
        bench.close();
    }

    private CellResult fanOut(VictimStream victim) throws Exception {
        try (TamperingProxy proxy = new TamperingProxy(bench.url(), victim)) {
            return bench.run("FanOut", RECEIVERS, LOAD, new Target(proxy.url(), null, null));
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
    void withoutTamperingNothingIsMissing() throws Exception {
        VictimStream victim = victim(Tampering.NONE);
        CellResult result = fanOut(victim);
        assertThat(victim.passed()).isEqualTo(SENDS);
        assertThat(deliveries(result)).isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, 0, 0, 0));
        assertThat(series(result, "FanOut write").decoded().getTotalCount()).isEqualTo(SENDS);
    }

    @Test
    void droppedMessagesAreReportedAsLost() throws Exception {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal >= 3 && ordinal < 6) {
                message.drop();
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut(victim);
        int dropped = victim.dropped();
        assertThat(dropped).isGreaterThanOrEqualTo(3);
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS - dropped, 0, dropped, 0));
    }

    @Test
    void aMessageThatComesTwiceIsReportedAsDoubled() throws Exception {
        VictimStream victim = victim((ordinal, message) -> {
            message.pass();
            if (ordinal == 4) {
                message.pass();
            }
        });
        CellResult result = fanOut(victim);
        assertThat(victim.repeated()).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, 0, 0, victim.repeated()));
    }

    @Test
    void messagesThatAreHeldBackAreReportedAsLate() throws Exception {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal >= 4) {
                message.passAfter(LATE_MS + 100);
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut(victim);
        assertThat(victim.delayed()).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS, victim.delayed(), 0, 0));
    }

    @Test
    void aMessageThatIsOvertakenIsAnError() throws Exception {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal == 4) {
                message.passAfter(LATE_MS + 100);
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut(victim);
        assertThat(victim.delayed()).isPositive();
        assertThat(series(result, "FanOut receipt").errors()).containsKey("out_of_order");
        assertThat(result.warnings()).anyMatch(warning -> warning.contains(" came behind "));
    }

    @Test
    void whatAnObserverMissesAfterItsConnectionBrokeIsLostAndSaid() throws Exception {
        VictimStream victim = victim((ordinal, message) -> {
            if (ordinal == 5) {
                message.cut();
            } else {
                message.pass();
            }
        });
        CellResult result = fanOut(victim);
        int lost = SENDS - victim.passed();
        assertThat(lost).isPositive();
        assertThat(deliveries(result))
                .isEqualTo(new Deliveries(SENDS * RECEIVERS, SENDS * RECEIVERS - lost, 0, lost, 0));
        assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("1 observers were lost"));
    }
}
