package io.collabboard.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.Series.Deliveries;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private final Checklist checklist = new Checklist(4);

    @Test
    void what_lacks_is_lost_and_what_came_twice_makes_up_for_nothing() {
        checklist.tick(0);
        checklist.tick(1);
        checklist.tick(1);

        assertThat(checklist.account()).isEqualTo(new Deliveries(4, 2, 0, 2, 1));
    }

    @Test
    void what_came_with_a_late_answer_is_late() {
        checklist.tick(0);
        checklist.tick(3);
        checklist.allLate();

        assertThat(checklist.account()).isEqualTo(new Deliveries(4, 2, 2, 2, 0));
    }
}
