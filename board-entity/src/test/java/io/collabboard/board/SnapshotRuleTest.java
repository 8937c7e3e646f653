package io.collabboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotRuleTest {
    private final SnapshotRule rule = new SnapshotRule();

    @Test
    void aBoardIsSavedEvery1000Events() {
        assertThat(dueAt(10_000, 100)).isEqualTo(List.of(1_000L, 2_000L, 3_000L));
    }

    @Test
    void aLargeBoardIsSavedEvery5000Events() {
        assertThat(dueAt(20_000, 100)).isEmpty();
        assertThat(rule.isDue(5_000, 20_000, 100)).isTrue();
    }

    @Test
    void everyBoardIsSavedOnceItsEventsHave16MiB() {
        int eighth = 2 << 20;
        assertThat(LongStream.rangeClosed(1, 17)
                        .filter(sequenceNr -> rule.isDue(sequenceNr, 50_000, eighth))
                        .boxed())
                .containsExactly(8L, 16L);
    }

    private List<Long> dueAt(int objects, int bytes) {
        return LongStream.rangeClosed(1, 3_000)
                .filter(sequenceNr -> rule.isDue(sequenceNr, objects, bytes))
                .boxed()
                .toList();
    }
}
