package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final CellPlan SMALL = Cells.plan("MassUsers", 25, 1);
    private static final CellPlan LARGE = Cells.plan("MassUsers", 200, 1);

    private final TimeLeft timeLeft = new TimeLeft();

    @Test
    void atFirstAsPlanned() {
        assertThat(timeLeft.of(List.of(SMALL, LARGE)))
                .isEqualTo(PlannedTime.of(SMALL)
                        .expected()
                        .plus(PlannedTime.of(LARGE).expected()));
    }

    @Test
    void onceSomethingWasSlowTheRestIsThoughtToBe() {
        timeLeft.ended(SMALL, PlannedTime.of(SMALL).expected().multipliedBy(3));

        assertThat(timeLeft.of(List.of(LARGE)))
                .isCloseTo(PlannedTime.of(LARGE).expected().multipliedBy(3), Duration.ofMillis(10));
    }

    @Test
    void theSameCellTakesAsLongAgain() {
        timeLeft.ended(SMALL, Duration.ofSeconds(7));

        assertThat(timeLeft.of(List.of(Cells.plan("MassUsers", 25, 2)))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aCellIsPlannedToTakeItsSecondsAndMayTakeLonger() {
        CellPlan soak = new CellPlan("Soak", 50, 1, Load.NONE.open(2, 60, 1_800), SMALL.target());

        assertThat(PlannedTime.of(soak).expected()).isBetween(Duration.ofSeconds(1_860), Duration.ofSeconds(1_880));
        assertThat(PlannedTime.limit(soak)).isBetween(Duration.ofMinutes(45), Duration.ofMinutes(60));
        assertThat(PlannedTime.limit(SMALL)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(4));
    }

    @Test
    void durationsAsPeopleSayThem() {
        assertThat(Texts.duration(Duration.ofMillis(1_600))).isEqualTo("2 s");
        assertThat(Texts.duration(Duration.ofSeconds(60))).isEqualTo("1 min");
        assertThat(Texts.duration(Duration.ofSeconds(80))).isEqualTo("1 min 20 s");
        assertThat(Texts.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
