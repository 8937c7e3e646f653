package io.collabboard.cluster.board.support;

import com.google.protobuf.Value;
import io.collabboard.client.Requests;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import java.util.UUID;

/** Requests about objects, each with an id of its own. */
public final class Edits {
    private Edits() {}

    public static ObjectCreate.Builder note(UUID id) {
        return ObjectCreate.newBuilder()
                .setObjectId(Uuids.toBytes(id))
                .setKind(ObjectKind.STICKY_NOTE)
                .setX(10)
                .setY(20)
                .setWidth(200)
                .setHeight(100)
                .putProps("text", text("new"));
    }

    public static Frame createNote(UUID board, UUID id) {
        return Requests.createObject(board, note(id).build());
    }

    public static Frame createNote(UUID board) {
        return createNote(board, Uuids.next());
    }

    public static Frame update(UUID board, UUID id, ObjectPatch.Builder patch) {
        return update(board, id, patch, 0);
    }

    public static Frame update(UUID board, UUID id, ObjectPatch.Builder patch, int baseVersion) {
        return Requests.updateObject(
                board,
                ObjectUpdate.newBuilder()
                        .setObjectId(Uuids.toBytes(id))
                        .setPatch(patch)
                        .setBaseVersion(baseVersion)
                        .build());
    }

    public static Frame moveTo(UUID board, UUID id, double x) {
        return update(board, id, ObjectPatch.newBuilder().setX(x));
    }

    public static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    public static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }
}
