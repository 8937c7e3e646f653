package io.collabboard.gatling.command.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.proto.wire.v1.Limits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    @DisplayName("Most of the burst goes at once, the rest as fast as the limit has it")
    void paced() {
        Pace pace = new Pace(limits(200, 1_000), 0);

        assertThat(takenWithin(pace, 0)).isEqualTo(900);
        assertThat(takenWithin(pace, SECOND)).isEqualTo(200);
        assertThat(pace.take(SECOND)).isBetween(SECOND / 200 - 1_000, SECOND / 200);
    }

    @Test
    @DisplayName("The waiting time that it tells is enough")
    void waits() {
        Pace pace = new Pace(limits(7, 1), 0);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            long wait = pace.take(now);
            if (wait > 0) {
                now += wait;
                assertThat(pace.take(now)).isLessThan(1_000);
            }
        }
        assertThat(now).isGreaterThan(6 * SECOND);
    }

    @Test
    @DisplayName("A pause holds everything back, a shorter one does not end it; a server without limits has none")
    void pause() {
        Pace pace = new Pace(limits(0, 0), 0);
        assertThat(takenWithin(pace, 0)).isEqualTo(100_000);

        pace.pauseUntil(SECOND);
        pace.pauseUntil(SECOND / 2);

        assertThat(pace.take(SECOND / 2)).isEqualTo(SECOND / 2);
        assertThat(pace.take(SECOND)).isZero();
    }

    private static int takenWithin(Pace pace, long now) {
        int taken = 0;
        while (taken < 100_000 && pace.take(now) == 0) {
            taken++;
        }
        return taken;
    }

    private static Limits limits(int perSecond, int burst) {
        return Limits.newBuilder()
                .setOperationsPerSecond(perSecond)
                .setOperationsBurst(burst)
                .build();
    }
}
