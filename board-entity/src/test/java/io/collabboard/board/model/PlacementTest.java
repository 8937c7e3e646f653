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

class PlacementTest {
    private static final int MAX = 1_000_000_000;

    private final Board board = Board.open();

    @Test
    void placesNeverCollideAfterDeletes() {
        UUID lower = board.rectangle(Map.of());
        UUID upper = board.rectangle(Map.of());
        int former = board.object(upper).zIndex();
        board.submit(Board.OWNER, new Operation.DeleteObject(upper));

        UUID next = board.rectangle(Map.of());

        assertThat(board.object(next).zIndex())
                .isGreaterThan(former)
                .isGreaterThan(board.object(lower).zIndex());
    }

    @Test
    void aNewObjectIsAboveOneThatWasBroughtToTheFront() {
        UUID raised = board.rectangle(Map.of());
        board.submit(Board.OWNER, Board.update(raised, Board.atZIndex(500)));
        board.submit(Board.OWNER, Board.update(raised, Board.atZIndex(3)));

        assertThat(board.object(board.rectangle(Map.of())).zIndex()).isEqualTo(501);
    }

    @Test
    void aChosenPlaceIsKept() {
        BoardObject object = board.rectangleAt(-40, Map.of());
        accepted(board.submit(Board.OWNER, new Operation.CreateObject(object, false)));

        assertThat(board.object(object.id()).zIndex()).isEqualTo(-40);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, Integer.MAX_VALUE, -MAX - 1, Integer.MIN_VALUE})
    void aChosenPlaceOutOfRangeIsRefusedWithItsLimit(int zIndex) {
        UUID id = board.rectangle(Map.of());
        Operation create = new Operation.CreateObject(board.rectangleAt(zIndex, Map.of()), false);

        Refusal created = refused(board.submit(Board.OWNER, create), Reason.LIMIT_EXCEEDED);
        refused(board.submit(Board.OWNER, Board.update(id, Board.atZIndex(zIndex))), Reason.LIMIT_EXCEEDED);

        assertThat(created.field()).isEqualTo("z_index");
        assertThat(created.limit()).isEqualTo(MAX);
    }

    @Test
    void theHighestChosenPlaceLeavesRoomAbove() {
        BoardObject highest = board.rectangleAt(MAX, Map.of());
        accepted(board.submit(Board.OWNER, new Operation.CreateObject(highest, false)));

        UUID above = board.rectangle(Map.of());
        assertThat(board.object(above).zIndex()).isEqualTo(MAX + 1);
        accepted(board.submit(Board.OWNER, Board.update(above, Board.moved(7.0, null))));
    }
}
