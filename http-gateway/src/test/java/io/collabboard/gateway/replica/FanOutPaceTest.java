package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FanOutPaceTest {
    private static final long MS = 1_000_000;
    private static final Duration SHARE = Duration.ofNanos(20_000);
    private static final long START = -5 * MS;

    private final FanOutPace pace = new FanOutPace(SHARE, Duration.ofMillis(20), START);

    @Test
    void theFirstCommitIsDueAtOnceHoweverManyFollow() {
        assertThat(pace.dueAt(10_000)).isLessThanOrEqualTo(START);
    }

    @Test
    void aSmallBoardIsNeverPaced() {
        flush(0, 1);
        assertThat(pace.dueAt(99)).isZero();
        flush(0, 5);
        assertThat(pace.dueAt(99)).isZero();
    }

    @Test
    void theIntervalGrowsWithTheFollowers() {
        flush(0, 1);
        assertThat(pace.dueAt(100)).isEqualTo(2 * MS);
        assertThat(pace.dueAt(500)).isEqualTo(10 * MS);
    }

    @Test
    void aCommitAfterTheIntervalIsDueAtOnce() {
        flush(0, 1);
        assertThat(pace.dueAt(500)).isLessThanOrEqualTo(10 * MS);
        flush(40 * MS, 1);
        assertThat(pace.dueAt(500)).isEqualTo(50 * MS);
    }

    @Test
    void theIntervalIsTwiceAsLongWhileFlushesGatherTwoCommitsOrMore() {
        flush(0, 2);
        assertThat(pace.dueAt(200)).isEqualTo(8 * MS);
        flush(8 * MS, 7);
        assertThat(pace.dueAt(200)).isEqualTo(16 * MS);
        flush(16 * MS, 1);
        assertThat(pace.dueAt(200)).isEqualTo(20 * MS);
    }

    @Test
    void aWakeUpForPresenceAloneSaysNothingOfCommits() {
        flush(0, 2);
        flush(4 * MS, 0);
        assertThat(pace.dueAt(200)).isEqualTo(12 * MS);
    }

    @Test
    void theIntervalIsBounded() {
        flush(0, 3);
        assertThat(pace.dueAt(600)).isEqualTo(20 * MS);
        assertThat(pace.dueAt(100_000)).isEqualTo(20 * MS);
    }

    @Test
    void zeroSwitchesPacingOff() {
        FanOutPace off = new FanOutPace(SHARE, Duration.ZERO, START);
        off.gather();
        off.gather();
        off.flushed(7 * MS);
        assertThat(off.dueAt(100_000)).isEqualTo(7 * MS);
    }

    private void flush(long now, int commits) {
        for (int i = 0; i < commits; i++) {
            pace.gather();
        }
        pace.flushed(now);
    }
}
