package io.collabboard.board.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitTailTest {
    private static final int CHANGE_WEIGHT = rename().weight();

    @Test
    void holdsEveryBatchThatReachesPastAPosition() {
        CommitTail tail =
                CommitTail.empty(1 << 20).with(batch(1, 2)).with(batch(3, 3)).with(batch(6, 1));

        assertThat(tail.after(0)).contains(List.of(batch(1, 2), batch(3, 3), batch(6, 1)));
        assertThat(tail.after(2)).contains(List.of(batch(3, 3), batch(6, 1)));
        assertThat(tail.after(4)).contains(List.of(batch(3, 3), batch(6, 1)));
        assertThat(tail.after(5)).contains(List.of(batch(6, 1)));
    }

    @Test
    void dropsTheOldestBatchesBeyondItsSizeAndSaysSo() {
        CommitTail tail = CommitTail.empty(4 * CHANGE_WEIGHT)
                .with(batch(1, 2))
                .with(batch(3, 2))
                .with(batch(5, 1));

        assertThat(tail.after(0)).isEmpty();
        assertThat(tail.after(1)).isEmpty();
        assertThat(tail.after(2)).contains(List.of(batch(3, 2), batch(5, 1)));
    }

    @Test
    void aBatchLargerThanTheTailLeavesItEmptyButUsable() {
        CommitTail tail = CommitTail.empty(2 * CHANGE_WEIGHT).with(batch(1, 3));
        assertThat(tail.after(0)).isEmpty();

        assertThat(tail.with(batch(4, 1)).after(3)).contains(List.of(batch(4, 1)));
    }

    @Test
    void tellsTheLatestAsFarBackAsItGoes() {
        CommitTail tail = CommitTail.empty(4 * CHANGE_WEIGHT)
                .with(batch(1, 2))
                .with(batch(3, 2))
                .with(batch(5, 1))
                .with(batch(6, 1));

        assertThat(tail.latestAfter(0, 1 << 20)).containsExactly(batch(3, 2), batch(5, 1), batch(6, 1));
        assertThat(tail.latestAfter(3, 1 << 20)).containsExactly(batch(3, 2), batch(5, 1), batch(6, 1));
        assertThat(tail.latestAfter(4, 1 << 20)).containsExactly(batch(5, 1), batch(6, 1));
        assertThat(tail.latestAfter(6, 1 << 20)).isEmpty();
        assertThat(tail.latestAfter(0, 3 * CHANGE_WEIGHT)).containsExactly(batch(5, 1), batch(6, 1));
        assertThat(tail.latestAfter(0, 2 * CHANGE_WEIGHT)).containsExactly(batch(5, 1), batch(6, 1));
        assertThat(tail.latestAfter(0, CHANGE_WEIGHT)).containsExactly(batch(6, 1));
        assertThat(tail.latestAfter(0, 0)).isEmpty();
    }

    @Test
    void aBoardTellsWhatChangedWhileItStillKnows() {
        Board board = Board.open();
        board.submit(Board.OWNER, new Operation.RenameBoard("Plan B"));
        BoardState state = board.state();

        assertThat(state.changesAfter(2)).contains(List.of());
        assertThat(state.changesAfter(1).orElseThrow())
                .extracting(BoardChanged::firstSeq)
                .containsExactly(2L);
        assertThat(state.changesAfter(0).orElseThrow()).hasSize(2);
        assertThat(state.changesAfter(3))
                .as("a position that is not reached yet")
                .isEmpty();
    }

    private static BoardChanged batch(long firstSeq, int changes) {
        return new BoardChanged(
                firstSeq,
                0,
                Stream.generate(CommitTailTest::rename).limit(changes).toList());
    }

    private static Change rename() {
        return new Change(new UUID(0, 1), new UUID(0, 2), Board.OWNER, new Change.BoardRenamed("Plan"));
    }
}
