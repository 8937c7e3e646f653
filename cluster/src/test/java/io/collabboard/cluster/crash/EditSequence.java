package io.collabboard.cluster.crash;

import com.google.protobuf.Value;
import io.collabboard.client.Requests;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import java.util.Map;
import java.util.UUID;

/** The edits of one person: an object, nine updates of it, the next object. Each sets a prop that no other sets. */
public final class EditSequence {
    private static final int EDITS_PER_OBJECT = 10;

    private final UUID boardId;
    private UUID objectId = Uuids.next();
    private int issued;

    public EditSequence(UUID boardId) {
        this.boardId = boardId;
    }

    public Frame next() {
        int number = issued++;
        Map<String, Value> props =
                Map.of("e" + number, Value.newBuilder().setNumberValue(number).build());
        if (number % EDITS_PER_OBJECT == 0) {
            objectId = Uuids.next();
            ObjectCreate create = ObjectCreate.newBuilder()
                    .setObjectId(Uuids.toBytes(objectId))
                    .setKind(ObjectKind.STICKY_NOTE)
                    .putAllProps(props)
                    .build();
            return Requests.createObject(boardId, create);
        }
        ObjectUpdate update = ObjectUpdate.newBuilder()
                .setObjectId(Uuids.toBytes(objectId))
                .setPatch(ObjectPatch.newBuilder().setX(number).putAllProps(props))
                .build();
        return Requests.updateObject(boardId, update);
    }

    /** The object that one of these edits is about. */
    public static UUID objectOf(Frame edit) {
        return Uuids.fromBytes(
                isCreate(edit)
                        ? edit.getObjectCreate().getObjectId()
                        : edit.getObjectUpdate().getObjectId());
    }

    static boolean isCreate(Frame edit) {
        return edit.hasObjectCreate();
    }

    /** The prop that only this edit sets. */
    static String propOf(Frame edit) {
        Map<String, Value> props = isCreate(edit)
                ? edit.getObjectCreate().getPropsMap()
                : edit.getObjectUpdate().getPatch().getPropsMap();
        return props.keySet().iterator().next();
    }
}
