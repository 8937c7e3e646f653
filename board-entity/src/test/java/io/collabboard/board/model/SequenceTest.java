package io.collabboard.board.model;

import static io.collabboard.board.model.OutcomeAssertions.accepted;
import static io.collabboard.board.model.OutcomeAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.board.model.BoardRules.Judgement;
import io.collabboard.board.model.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceTest {

    @Test
    void refusalsChangeNothingAndLeaveNoHoles() {
        Board board = Board.open();
        Submission missing = board.submission(Board.OWNER, new Operation.DeleteObject(board.newId()));

        Judgement judgement = board.submitAll(List.of(create(board), missing, create(board), missing));

        assertThat(judgement.batch().firstSeq()).isEqualTo(2);
        assertThat(judgement.batch().lastSeq()).isEqualTo(3);
        assertThat(accepted(judgement.outcomes().get(0)).seq()).isEqualTo(2);
        refused(judgement.outcomes().get(1), Reason.OBJECT_NOT_FOUND);
        assertThat(accepted(judgement.outcomes().get(2)).seq()).isEqualTo(3);
        assertThat(board.state().seq()).isEqualTo(3);
    }

    @Test
    void aBatchOfRefusalsIsNotStored() {
        Board board = Board.open();
        BoardState before = board.state();

        Judgement judgement =
                board.submitAll(List.of(board.submission(Board.OWNER, new Operation.DeleteObject(board.newId()))));

        assertThat(judgement.batch()).isNull();
        assertThat(board.state()).isSameAs(before);
    }

    @Test
    void judgingAloneChangesNothing() {
        Board board = Board.open();
        BoardState before = board.state();

        Judgement first = board.judge(List.of(create(board)));

        assertThat(first.batch()).isNotNull();
        assertThat(board.state()).isSameAs(before);
        assertThat(before.objects()).isEmpty();
    }

    @Test
    void aBatchThatDoesNotFollowIsAnError() {
        Board board = Board.open();
        Change change = new Change(board.newId(), board.newId(), Board.OWNER, new Change.BoardRenamed("Plan B"));

        assertThatThrownBy(() -> board.state().apply(new BoardChanged(1, 0, List.of(change))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> board.state().apply(new BoardChanged(3, 0, List.of(change))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3");
    }

    @Test
    void aFullBoardRefusesOneMoreUntilOneIsDeleted() {
        BoardLimits defaults = BoardLimits.defaults();
        Board board = Board.open(new BoardLimits(
                2,
                defaults.maxPropsBytes(),
                defaults.maxTextCharacters(),
                defaults.maxCoordinate(),
                defaults.maxNameCharacters(),
                defaults.idempotencyWindow(),
                defaults.tailBytes()));
        var first = board.rectangle(Map.of());
        board.rectangle(Map.of());

        Refusal refusal = refused(board.submit(create(board)), Reason.LIMIT_EXCEEDED);
        assertThat(refusal.field()).isEqualTo("objects");
        assertThat(refusal.limit()).isEqualTo(2);

        board.submit(Board.OWNER, new Operation.DeleteObject(first));
        accepted(board.submit(create(board)));
    }

    @Test
    void onlyBatchesAboutTheBoardItselfConcernTheDirectory() {
        Board board = Board.empty();
        Judgement created =
                board.submitAll(List.of(board.submission(Board.OWNER, new Operation.CreateBoard("Plan", true))));
        Judgement drawn = board.submitAll(List.of(create(board)));
        Judgement renamedAmongOthers = board.submitAll(
                List.of(create(board), board.submission(Board.OWNER, new Operation.RenameBoard("B")), create(board)));
        Judgement deleted = board.submitAll(List.of(board.submission(Board.OWNER, new Operation.DeleteBoard())));

        assertThat(created.batch().concernsDirectory()).isTrue();
        assertThat(drawn.batch().concernsDirectory()).isFalse();
        assertThat(renamedAmongOthers.batch().concernsDirectory()).isTrue();
        assertThat(deleted.batch().concernsDirectory()).isTrue();
    }

    private static Submission create(Board board) {
        return board.submission(Board.OWNER, new Operation.CreateObject(board.rectangleAt(0, Map.of()), true));
    }
}
