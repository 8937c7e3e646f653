package io.collabboard.gatling.command.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();
    private long now;

    @Test
    @DisplayName("Connections that hold begin the count anew, though nothing was sent on them")
    void idle() {
        for (int i = 0; i < 20; i++) {
            attempts.onOpened(now);
            now += Attempts.HELD.toNanos();
            attempts.onDown(now);

            assertThat(attempts.next()).isEqualTo(1);
            assertThat(attempts.next()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("Connections that are lost at once are counted, unless they answered")
    void flapping() {
        for (int i = 1; i <= 3; i++) {
            attempts.onOpened(now);
            attempts.onDown(++now);
            assertThat(attempts.next()).isEqualTo(i);
        }
        attempts.onOpened(now);
        attempts.onUse();
        attempts.onDown(++now);
        assertThat(attempts.next()).isEqualTo(1);
    }
}
