package io.collabboard.board.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import io.collabboard.board.model.BoardRules.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random edits from a seed, sensible ones and senseless ones, in random batches with random repeats. */
class ReplayPropertyTest {
    private static final int BATCHES = 300;

    @Test
    void replayingWhatWasStoredGivesTheJudgedState() {
        replayFrom(new Random().nextLong());
    }

    /** Seeds that once failed, and two more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void replayingWhatWasStoredGivesTheJudgedStateFromKnownSeeds(long seed) {
        replayFrom(seed);
    }

    private static void replayFrom(long seed) {
        System.out.println("ReplayPropertyTest seed " + seed);
        Edits edits = new Edits(new Random(seed));
        BoardState replayed = edits.board.state();
        List<BoardChanged> journal = new ArrayList<>();
        Map<UUID, Outcome> acknowledged = new HashMap<>();
        for (int i = 0; i < BATCHES; i++) {
            Judgement judgement = edits.submitSome();
            if (judgement.batch() != null) {
                journal.add(judgement.batch());
            }
            for (Outcome outcome : judgement.outcomes()) {
                if (outcome instanceof Outcome.Accepted) {
                    Outcome former = acknowledged.putIfAbsent(outcome.operationId(), outcome);
                    assertThat(former == null ? outcome : former)
                            .as("seed " + seed)
                            .isEqualTo(outcome);
                }
            }
        }

        for (BoardChanged batch : journal) {
            replayed = replayed.apply(batch);
        }

        BoardState judged = edits.board.state();
        assertThat(replayed.objects())
                .as("seed " + seed)
                .isEqualTo(judged.objects())
                .isNotEmpty();
        assertThat(replayed.meta()).isEqualTo(judged.meta());
        assertThat(replayed.topZIndex()).isEqualTo(judged.topZIndex());
        assertThat(replayed.outcomes().outcomes()).isEqualTo(judged.outcomes().outcomes());
        assertThat(acknowledged.values().stream().map(outcome -> ((Outcome.Accepted) outcome).seq()))
                .as("sequence numbers without holes, seed " + seed)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, judged.seq()).boxed().toList());
    }

    /** The random edits of one run. */
    private static final class Edits {
        private final Random random;
        private final Board board = Board.open();
        private final List<UUID> ids = new ArrayList<>();
        private final List<Submission> sent = new ArrayList<>();

        Edits(Random random) {
            this.random = random;
            for (int i = 0; i < 20; i++) {
                ids.add(board.newId());
            }
        }

        Judgement submitSome() {
            List<Submission> batch = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                boolean repeat = !sent.isEmpty() && random.nextInt(5) == 0;
                Submission submission =
                        repeat ? sent.get(random.nextInt(sent.size())) : board.submission(user(), operation());
                batch.add(submission);
                sent.add(submission);
            }
            return board.submitAll(batch);
        }

        private String user() {
            return random.nextBoolean() ? Board.OWNER : Board.GUEST;
        }

        private Operation operation() {
            UUID id = ids.get(random.nextInt(ids.size()));
            return switch (random.nextInt(8)) {
                case 0, 1 -> create(id);
                case 2 -> new Operation.DeleteObject(id);
                case 3 -> new Operation.RenameBoard(random.nextInt(4) == 0 ? "" : "Plan " + random.nextInt());
                case 4 -> new Operation.UpdateObject(id, patch(), 1 + random.nextInt(3));
                default -> Board.update(id, patch());
            };
        }

        private Operation create(UUID id) {
            BoardObject object = new BoardObject(
                    id, ObjectKind.PEN, coordinate(), 0, null, null, 0, zIndex(), props(), null, "nobody", 0);
            return new Operation.CreateObject(object, random.nextBoolean());
        }

        private ObjectPatch patch() {
            return new ObjectPatch(
                    random.nextBoolean() ? coordinate() : null,
                    null,
                    random.nextBoolean() ? coordinate() : null,
                    null,
                    null,
                    random.nextInt(4) == 0 ? zIndex() : null,
                    props(),
                    random.nextInt(4) == 0
                            ? new ObjectPatch.GroupChange(random.nextBoolean() ? board.newId() : null)
                            : null);
        }

        private double coordinate() {
            return random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian() * 1.0e6;
        }

        private int zIndex() {
            return random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(1_000);
        }

        private Map<String, Value> props() {
            Map<String, Value> props = new HashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Value value = random.nextInt(3) == 0 ? Board.nothing() : Board.text("t" + random.nextInt(100));
                props.put("p" + random.nextInt(4), value);
            }
            return props;
        }
    }
}
