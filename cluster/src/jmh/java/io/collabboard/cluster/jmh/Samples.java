package io.collabboard.cluster.jmh;

import com.google.protobuf.Value;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Boards and changes as people make them: sticky notes, and patches that move one. */
final class Samples {
    static final UUID BOARD = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L);
    static final int OBJECTS = 10_000;

    private static final UUID CLIENT = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final String USER = "0190b5a0-0000-7000-8000-000000000001";
    private static final long NOW = 1_800_000_000_000L;

    private Samples() {}

    static BoardState board() {
        List<Change> changes = IntStream.range(0, OBJECTS)
                .mapToObj(i -> change(i, new Change.ObjectCreated(note(i))))
                .toList();
        return BoardState.empty(BoardLimits.defaults())
                .apply(new BoardChanged(1, NOW, List.of(change(-1, new Change.BoardCreated("Board", USER, true)))))
                .apply(new BoardChanged(2, NOW, changes));
    }

    /** Moves that many objects of a board, each another one. */
    static BoardChanged moves(long firstSeq, int count) {
        return new BoardChanged(
                firstSeq,
                NOW,
                IntStream.range(0, count)
                        .mapToObj(i ->
                                change(OBJECTS + i, new Change.ObjectUpdated(objectId(i * 101 % OBJECTS), move(), 2)))
                        .toList());
    }

    static ObjectPatch move() {
        return new ObjectPatch(120.5, 80.25, null, null, null, null, Map.of("fill", text("#FFEB3B")), null);
    }

    static BoardObject note(int i) {
        int column = i % 100;
        int row = i / 100;
        return new BoardObject(
                objectId(i),
                ObjectKind.STICKY_NOTE,
                column * 220.0,
                row * 220.0,
                200.0,
                200.0,
                0,
                i,
                Map.of("text", text("note number " + i), "fill", text("#FFF59D")),
                null,
                USER,
                1);
    }

    private static UUID objectId(int i) {
        return id(0x0190_1234_5678_7000L, i);
    }

    /** A UUIDv7: ids with regular random parts would collide in hash maps, which those of clients do not. */
    private static UUID id(long begin, int i) {
        return new UUID(begin + i, Long.MIN_VALUE | new SplittableRandom(begin + i).nextLong() >>> 2);
    }

    private static Change change(int i, Change.Body body) {
        return new Change(id(0x0190_2345_6789_7000L, i), CLIENT, USER, body);
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
