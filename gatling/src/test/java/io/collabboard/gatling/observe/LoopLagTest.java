package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.collabboard.gatling.cell.Meter;
import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopLagTest {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

    /** A loop starts its thread with its first task, which it does not get here. */
    private static LoopLag lag(Meter meter) {
        return new LoopLag(meter, new DefaultEventLoop());
    }

    /** Looks in time, but for stalls of that many periods at the end of every hundred. */
    private static void looks(LoopLag lag, long begin, int periods, int stall) {
        for (int period = 0; period <= periods; period++) {
            if (period % 100 <= 100 - stall) {
                lag.catchUp(begin + period * PERIOD);
            }
        }
    }

    @Test
    void looksInTimeAreNotLate() {
        LoopLag lag = lag(Meters.open());
        long begin = System.nanoTime();
        lag.startAt(begin);
        looks(lag, begin, 1_500, 0);
        assertThat(lag.p99Micros()).isZero();
    }

    @Test
    void aStallWeighsAsMuchAsItLasted() {
        LoopLag lag = lag(Meters.open());
        long begin = System.nanoTime();
        lag.startAt(begin);
        looks(lag, begin, 900, 50);
        looks(lag, begin + 900 * PERIOD, 600, 0);
        assertThat(lag.p99Micros())
                .as("nine stalls of half a second in fifteen")
                .isCloseTo(490_000, withinPercentage(5));
    }

    @Test
    void ofAStallThatBeganBeforeTheWindowItsPartWithinCounts() {
        Meter meter = Meters.meter();
        LoopLag lag = lag(meter);
        lag.startAt(System.nanoTime() - 100 * PERIOD);
        meter.open();
        lag.catchUp(System.nanoTime() + 10 * PERIOD);
        assertThat(lag.p99Micros()).isBetween(80_000L, 200_000L);
    }
}
