package io.collabboard.board.model;

import static io.collabboard.board.model.OutcomeAssertions.accepted;
import static io.collabboard.board.model.OutcomeAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.Refusal.Reason;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    @Test
    void everyoneEditsAPublicBoard() {
        Board board = Board.open();
        UUID id = board.rectangle(Map.of());

        accepted(board.submit(Board.GUEST, Board.update(id, Board.moved(1.0, 1.0))));
        accepted(board.submit(Board.GUEST, new Operation.RenameBoard("Ours")));
    }

    @Test
    void aPrivateBoardIsForItsOwnerOnly() {
        Board board = Board.closed();
        UUID id = board.rectangle(Map.of());
        BoardObject object = board.rectangleAt(0, Map.of());

        refused(board.submit(Board.GUEST, new Operation.CreateObject(object, true)), Reason.BOARD_FORBIDDEN);
        refused(board.submit(Board.GUEST, Board.update(id, Board.moved(1.0, 1.0))), Reason.BOARD_FORBIDDEN);
        refused(board.submit(Board.GUEST, new Operation.DeleteObject(id)), Reason.BOARD_FORBIDDEN);
        refused(board.submit(Board.GUEST, new Operation.RenameBoard("Mine")), Reason.BOARD_FORBIDDEN);
        accepted(board.submit(Board.OWNER, new Operation.RenameBoard("Still mine")));
    }

    @Test
    void onlyTheOwnerDeletesABoard() {
        Board board = Board.open();

        refused(board.submit(Board.GUEST, new Operation.DeleteBoard()), Reason.BOARD_FORBIDDEN);
        accepted(board.submit(Board.OWNER, new Operation.DeleteBoard()));
    }

    @Test
    void aDeletedBoardIsGoneForGood() {
        Board board = Board.open();
        board.rectangle(Map.of());
        board.submit(Board.OWNER, new Operation.DeleteBoard());

        refused(board.submit(Board.OWNER, new Operation.RenameBoard("Again")), Reason.BOARD_NOT_FOUND);
        refused(board.submit(Board.OWNER, new Operation.CreateBoard("Again", true)), Reason.BOARD_EXISTS);
        assertThat(board.state().ifExists()).isEmpty();
        assertThat(board.state().objects()).isEmpty();
        assertThat(board.state().seq()).isEqualTo(3);
    }

    @Test
    void aBoardIsCreatedOnceAndBelongsToItsCreator() {
        Board board = Board.empty();

        refused(board.submit(Board.GUEST, new Operation.RenameBoard("Early")), Reason.BOARD_NOT_FOUND);
        accepted(board.submit(Board.OWNER, new Operation.CreateBoard("Plan", true)));
        refused(board.submit(Board.GUEST, new Operation.CreateBoard("Plan", true)), Reason.BOARD_EXISTS);

        assertThat(board.state().ifExists())
                .hasValueSatisfying(meta -> assertThat(meta.ownerId()).isEqualTo(Board.OWNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t"})
    void aBoardHasAName(String name) {
        refused(Board.empty().submit(Board.OWNER, new Operation.CreateBoard(name, true)), Reason.INVALID_ARGUMENT);
        refused(Board.open().submit(Board.OWNER, new Operation.RenameBoard(name)), Reason.INVALID_ARGUMENT);
    }

    @Test
    void aNameHasTwoHundredCharactersAtMost() {
        Board board = Board.open();

        accepted(board.submit(Board.OWNER, new Operation.RenameBoard("x".repeat(200))));
        refused(board.submit(Board.OWNER, new Operation.RenameBoard("x".repeat(201))), Reason.LIMIT_EXCEEDED);
    }
}
