package io.collabboard.gatling.dsl;

import com.google.protobuf.Value;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import java.util.UUID;

/** What virtual users draw: sticky notes of the size and the props that the page gives them. */
public final class Notes {
    private static final int COLUMNS = 100;
    private static final double GRID = 140;
    private static final double SIZE = 120;
    private static final int LONGEST_TEXT = 10_000;

    private Notes() {}

    /** The note at place {@code index} of an endless grid, 100 to a row. */
    public static ObjectCreate note(UUID id, int index) {
        int row = index / COLUMNS;
        return ObjectCreate.newBuilder()
                .setObjectId(Uuids.toBytes(id))
                .setKind(ObjectKind.STICKY_NOTE)
                .setX(index % COLUMNS * GRID)
                .setY(row * GRID)
                .setWidth(SIZE)
                .setHeight(SIZE)
                .putProps("text", text("Note " + index))
                .putProps("fill", text("#FFEB3B"))
                .build();
    }

    /** The same with the longest text that a board takes by default: some 10 KB for everybody on it. */
    public static ObjectCreate largeNote(UUID id, int index) {
        return note(id, index).toBuilder()
                .putProps("text", text("x".repeat(LONGEST_TEXT)))
                .build();
    }

    /** A move of an object, the smallest edit there is. */
    public static ObjectUpdate move(UUID id, double x, double y) {
        return ObjectUpdate.newBuilder()
                .setObjectId(Uuids.toBytes(id))
                .setPatch(ObjectPatch.newBuilder().setX(x).setY(y))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
