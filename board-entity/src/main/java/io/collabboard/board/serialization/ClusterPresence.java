package io.collabboard.board.serialization;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.Camera;
import io.collabboard.proto.cluster.v1.CursorState;
import io.collabboard.proto.cluster.v1.Drag;
import io.collabboard.proto.cluster.v1.Selection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Participants and their presence as they are sent between nodes. */
final class ClusterPresence {
    private ClusterPresence() {}

    static io.collabboard.proto.cluster.v1.Participant toMessage(Participant participant) {
        return io.collabboard.proto.cluster.v1.Participant.newBuilder()
                .setClientId(Uuids.toBytes(participant.clientId()))
                .setUserId(participant.userId())
                .setUserName(participant.userName())
                .setUserColor(participant.userColor())
                .build();
    }

    static Participant fromMessage(io.collabboard.proto.cluster.v1.Participant message) {
        return new Participant(
                Uuids.fromBytes(message.getClientId()),
                message.getUserId(),
                message.getUserName(),
                message.getUserColor());
    }

    static io.collabboard.proto.cluster.v1.PersonPresence toMessage(PersonPresence person) {
        io.collabboard.proto.cluster.v1.PersonPresence.Builder message =
                io.collabboard.proto.cluster.v1.PersonPresence.newBuilder()
                        .setClientId(Uuids.toBytes(person.clientId()))
                        .setTyping(person.typing());
        if (person.cursor() != null) {
            message.setCursor(toMessage(person.cursor()));
        }
        person.drags().forEach(drag -> message.addDrags(toMessage(drag)));
        List<UUID> selection = person.selection();
        if (selection != null) {
            message.setSelection(Selection.newBuilder()
                    .addAllObjectIds(selection.stream().map(Uuids::toBytes).toList()));
        }
        return message.build();
    }

    static PersonPresence fromMessage(io.collabboard.proto.cluster.v1.PersonPresence message) {
        return new PersonPresence(
                Uuids.fromBytes(message.getClientId()),
                message.hasCursor() ? fromMessage(message.getCursor()) : null,
                message.getDragsList().stream()
                        .map(ClusterPresence::fromMessage)
                        .toList(),
                message.hasSelection()
                        ? message.getSelection().getObjectIdsList().stream()
                                .map(Uuids::fromBytes)
                                .toList()
                        : null,
                message.getTyping());
    }

    private static CursorState toMessage(PersonPresence.Cursor cursor) {
        CursorState.Builder message = CursorState.newBuilder().setX(cursor.x()).setY(cursor.y());
        PersonPresence.@Nullable Camera camera = cursor.camera();
        if (camera != null) {
            message.setCamera(Camera.newBuilder()
                    .setCenterX(camera.centerX())
                    .setCenterY(camera.centerY())
                    .setZoom(camera.zoom())
                    .setRotation(camera.rotation())
                    .setWidth(camera.width())
                    .setHeight(camera.height()));
        }
        return message.build();
    }

    private static PersonPresence.Cursor fromMessage(CursorState message) {
        return new PersonPresence.Cursor(
                message.getX(), message.getY(), message.hasCamera() ? fromMessage(message.getCamera()) : null);
    }

    private static PersonPresence.Camera fromMessage(Camera message) {
        return new PersonPresence.Camera(
                message.getCenterX(),
                message.getCenterY(),
                message.getZoom(),
                message.getRotation(),
                message.getWidth(),
                message.getHeight());
    }

    private static Drag toMessage(PersonPresence.Drag drag) {
        return Drag.newBuilder()
                .setObjectId(Uuids.toBytes(drag.objectId()))
                .setPatch(ClusterObjects.toMessage(drag.patch()))
                .setUpdateId(Uuids.toBytes(drag.updateId()))
                .build();
    }

    private static PersonPresence.Drag fromMessage(Drag message) {
        return new PersonPresence.Drag(
                Uuids.fromBytes(message.getObjectId()),
                ClusterObjects.fromMessage(message.getPatch()),
                Uuids.fromBytes(message.getUpdateId()));
    }
}
