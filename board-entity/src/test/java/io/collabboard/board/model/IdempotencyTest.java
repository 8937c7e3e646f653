package io.collabboard.board.model;

import static io.collabboard.board.model.OutcomeAssertions.accepted;
import static io.collabboard.board.model.OutcomeAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardRules.Judgement;
import io.collabboard.board.model.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final int WINDOW = 8_192;

    private final Board board = Board.open();

    @Test
    void aRepeatInALaterBatchGetsTheOriginalOutcomeAndChangesNothing() {
        Submission create = createRectangle();
        Outcome original = board.submit(create);
        board.rectangle(Map.of());
        BoardState before = board.state();

        Judgement repeat = board.submitAll(List.of(create));

        assertThat(repeat.outcomes()).containsExactly(original);
        assertThat(repeat.batch()).isNull();
        assertThat(board.state()).isSameAs(before);
    }

    @Test
    void aRepeatWithinABatchGetsTheOriginalOutcomeAndIsStoredOnce() {
        Submission create = createRectangle();

        Judgement judgement = board.submitAll(List.of(create, createRectangle(), create));

        assertThat(judgement.batch().changes()).hasSize(2);
        assertThat(judgement.outcomes().get(2)).isEqualTo(judgement.outcomes().get(0));
        assertThat(board.state().objects()).hasSize(2);
    }

    @Test
    void aRepeatedDeleteIsAcceptedAsTheFirstOneWas() {
        UUID id = board.rectangle(Map.of());
        Submission delete = board.submission(Board.OWNER, new Operation.DeleteObject(id));

        assertThat(board.submit(delete)).isEqualTo(board.submit(delete));
        refused(board.submit(Board.OWNER, new Operation.DeleteObject(id)), Reason.OBJECT_NOT_FOUND);
    }

    @Test
    void theDeletionOfTheBoardMayBeRepeatedToo() {
        Submission delete = board.submission(Board.OWNER, new Operation.DeleteBoard());

        Outcome first = board.submit(delete);

        assertThat(accepted(board.submit(delete))).isEqualTo(first);
    }

    @Test
    void aRefusedOperationIsJudgedAnew() {
        BoardObject object = board.rectangleAt(0, Map.of());
        Submission update = board.submission(Board.OWNER, Board.update(object.id(), Board.moved(5.0, null)));
        refused(board.submit(update), Reason.OBJECT_NOT_FOUND);

        board.submit(Board.OWNER, new Operation.CreateObject(object, true));

        accepted(board.submit(update));
        assertThat(board.object(object.id()).x()).isEqualTo(5.0);
    }

    @Test
    void theWindowForgetsTheOldestOnlyBeyondItsSize() {
        Submission first = createRectangle();
        Submission second = createRectangle();
        Outcome firstOutcome = board.submit(first);
        Outcome secondOutcome = board.submit(second);
        renameTimes(WINDOW - 2);
        assertThat(board.submit(first)).isEqualTo(firstOutcome);

        renameTimes(1);

        refused(board.submit(first), Reason.OBJECT_EXISTS);
        assertThat(board.submit(second)).isEqualTo(secondOutcome);
        assertThat(board.state().outcomes().outcomes()).hasSize(WINDOW).startsWith((Outcome.Accepted) secondOutcome);
    }

    private void renameTimes(int times) {
        board.submitAll(IntStream.range(0, times)
                .mapToObj(i -> board.submission(Board.OWNER, new Operation.RenameBoard("Plan " + i)))
                .toList());
    }

    private Submission createRectangle() {
        return board.submission(Board.OWNER, new Operation.CreateObject(board.rectangleAt(0, Map.of()), true));
    }
}
