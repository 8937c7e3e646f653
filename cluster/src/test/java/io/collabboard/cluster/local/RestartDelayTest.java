package io.collabboard.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartDelayTest {
    @Test
    @DisplayName("The delay doubles up to 30 s, and begins anew once a node was ready for a minute")
    void grows() {
        RestartDelay delay = new RestartDelay();

        assertThat(Stream.generate(() -> delay.after(Duration.ofSeconds(59)))
                        .limit(7)
                        .map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(delay.after(Duration.ofMinutes(1))).hasSeconds(1);
        assertThat(delay.after(Duration.ZERO)).hasSeconds(2);
    }
}
