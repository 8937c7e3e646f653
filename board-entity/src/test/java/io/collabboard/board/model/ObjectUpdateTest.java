package io.collabboard.board.model;

import static io.collabboard.board.model.OutcomeAssertions.accepted;
import static io.collabboard.board.model.OutcomeAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectUpdateTest {
    private final Board board = Board.open();

    @Test
    void creatorAndFirstVersionAreGivenByTheBoard() {
        UUID id = board.rectangle(Map.of());

        assertThat(board.object(id).createdBy()).isEqualTo(Board.OWNER);
        assertThat(board.object(id).version()).isEqualTo(1);
    }

    @Test
    void fieldsMergeOneByOne() {
        UUID id = board.rectangle(Map.of());

        board.submit(Board.OWNER, Board.update(id, Board.moved(10.0, null)));
        board.submit(Board.GUEST, Board.update(id, Board.moved(null, 20.0)));

        BoardObject object = board.object(id);
        assertThat(List.of(object.x(), object.y())).containsExactly(10.0, 20.0);
        assertThat(object.width()).isEqualTo(3.0);
    }

    @Test
    void propsMergeKeyByKeyAndTheLastWriterOfAKeyWins() {
        UUID id = board.rectangle(Map.of("text", Board.text("a"), "color", Board.text("red")));

        board.submit(Board.OWNER, Board.update(id, Board.withProps(Map.of("text", Board.text("b")))));
        board.submit(Board.GUEST, Board.update(id, Board.withProps(Map.of("text", Board.text("c")))));

        assertThat(board.object(id).props())
                .containsExactlyInAnyOrderEntriesOf(Map.of("text", Board.text("c"), "color", Board.text("red")));
    }

    @Test
    void aNullRemovesItsProp() {
        UUID id = board.rectangle(Map.of("text", Board.text("a"), "color", Board.text("red")));

        board.submit(
                Board.OWNER,
                Board.update(id, Board.withProps(Map.of("text", Board.nothing(), "unknown", Board.nothing()))));

        assertThat(board.object(id).props()).containsExactlyEntriesOf(Map.of("color", Board.text("red")));
    }

    @Test
    void aNewObjectHoldsNoNullProps() {
        UUID id = board.rectangle(Map.of("text", Board.nothing(), "color", Board.text("red")));

        assertThat(board.object(id).props()).containsExactlyEntriesOf(Map.of("color", Board.text("red")));
    }

    @Test
    void aGroupIsJoinedKeptAndLeft() {
        UUID id = board.rectangle(Map.of());
        UUID group = board.newId();

        board.submit(Board.OWNER, Board.update(id, grouped(group)));
        board.submit(Board.OWNER, Board.update(id, Board.moved(1.0, null)));
        assertThat(board.object(id).groupId()).isEqualTo(group);

        board.submit(Board.OWNER, Board.update(id, grouped(null)));
        assertThat(board.object(id).groupId()).isNull();
    }

    @Test
    void theVersionRisesByOneWithEachAcceptedChangeOnly() {
        UUID id = board.rectangle(Map.of());

        Outcome first = board.submit(Board.OWNER, Board.update(id, Board.moved(1.0, null)));
        board.submit(Board.OWNER, Board.update(id, Board.moved(Double.NaN, null)));
        Outcome second = board.submit(Board.OWNER, Board.update(id, Board.moved(2.0, null)));

        assertThat(accepted(first).version()).isEqualTo(2);
        assertThat(accepted(second).version()).isEqualTo(3);
        assertThat(board.object(id).version()).isEqualTo(3);
    }

    @Test
    void compareAndSetIsRefusedOnceTheObjectHasMovedOn() {
        UUID id = board.rectangle(Map.of());
        Operation atFirstVersion = new Operation.UpdateObject(id, Board.moved(5.0, null), 1);

        accepted(board.submit(Board.OWNER, atFirstVersion));
        refused(board.submit(Board.GUEST, atFirstVersion), Reason.STALE_UPDATE);

        assertThat(board.object(id).version()).isEqualTo(2);
    }

    @Test
    void compareAndSetSeesTheUpdatesBeforeItInTheSameBatch() {
        UUID id = board.rectangle(Map.of());
        Operation atFirstVersion = new Operation.UpdateObject(id, Board.moved(5.0, null), 1);

        List<Outcome> outcomes = board.submitAll(List.of(
                        board.submission(Board.OWNER, atFirstVersion), board.submission(Board.GUEST, atFirstVersion)))
                .outcomes();

        accepted(outcomes.get(0));
        refused(outcomes.get(1), Reason.STALE_UPDATE);
    }

    @Test
    void whatIsNotThereCannotBeChangedAndWhatIsThereCannotBeCreated() {
        UUID id = board.rectangle(Map.of());
        BoardObject twin = board.object(id);
        UUID unknown = board.newId();

        refused(board.submit(Board.OWNER, new Operation.CreateObject(twin, true)), Reason.OBJECT_EXISTS);
        refused(board.submit(Board.OWNER, Board.update(unknown, Board.moved(1.0, null))), Reason.OBJECT_NOT_FOUND);
        refused(board.submit(Board.OWNER, new Operation.DeleteObject(unknown)), Reason.OBJECT_NOT_FOUND);
    }

    private static ObjectPatch grouped(UUID group) {
        return new ObjectPatch(null, null, null, null, null, null, Map.of(), new ObjectPatch.GroupChange(group));
    }
}
