package io.collabboard.gatling.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static long millis(long number) {
        return TimeUnit.MILLISECONDS.toNanos(number);
    }

    @Test
    void visitors_are_due_evenly_from_the_beginning_of_the_earliest_not_of_the_first() {
        Arrivals arrivals = new Arrivals(10, 3);
        long begin = System.nanoTime();

        // The first one comes 80 ms late, the next in time.
        assertThat(arrivals.dueOf(0, begin + millis(80))).isEqualTo(begin + millis(80));
        assertThat(arrivals.dueOf(1, begin + millis(100))).isEqualTo(begin + millis(100));
        assertThat(arrivals.dueOf(2, begin + millis(230))).isEqualTo(begin + millis(200));
        assertThat(arrivals.dueOf(3, begin + millis(900))).isEqualTo(begin + millis(300));
    }

    @Test
    void who_counts_does_not_move_the_schedule() {
        Arrivals arrivals = new Arrivals(10, 1);
        long begin = System.nanoTime();
        assertThat(arrivals.dueOf(0, begin)).isEqualTo(begin);

        assertThat(arrivals.dueOf(1, begin + millis(60))).as("came early").isEqualTo(begin + millis(100));
        assertThat(arrivals.dueOf(2, begin + millis(200))).isEqualTo(begin + millis(200));
    }

    @Test
    void without_a_warm_up_the_first_one_is_the_beginning() {
        Arrivals arrivals = new Arrivals(10, 0);
        long begin = System.nanoTime();

        assertThat(arrivals.dueOf(0, begin)).isEqualTo(begin);
        assertThat(arrivals.dueOf(1, begin + millis(150))).isEqualTo(begin + millis(100));
    }
}
