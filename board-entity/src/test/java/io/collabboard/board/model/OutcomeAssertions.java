package io.collabboard.board.model;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests expect of outcomes. */
final class OutcomeAssertions {
    private OutcomeAssertions() {}

    static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    static Refusal refused(Outcome outcome, Refusal.Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal refusal = ((Outcome.Refused) outcome).refusal();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }
}
