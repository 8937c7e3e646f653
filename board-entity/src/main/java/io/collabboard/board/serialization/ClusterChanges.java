package io.collabboard.board.serialization;

import io.collabboard.board.model.Change;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.BoardCreated;
import io.collabboard.proto.cluster.v1.BoardDeleted;
import io.collabboard.proto.cluster.v1.BoardRenamed;
import io.collabboard.proto.cluster.v1.ObjectCreated;
import io.collabboard.proto.cluster.v1.ObjectDeleted;
import io.collabboard.proto.cluster.v1.ObjectUpdated;

/** One change as it is sent between nodes. */
final class ClusterChanges {
    private ClusterChanges() {}

    static io.collabboard.proto.cluster.v1.Change toMessage(Change change) {
        io.collabboard.proto.cluster.v1.Change.Builder message = io.collabboard.proto.cluster.v1.Change.newBuilder()
                .setOperationId(Uuids.toBytes(change.operationId()))
                .setClientId(Uuids.toBytes(change.clientId()))
                .setUserId(change.userId());
        setBody(message, change.body());
        return message.build();
    }

    static Change fromMessage(io.collabboard.proto.cluster.v1.Change message) {
        return new Change(
                Uuids.fromBytes(message.getOperationId()),
                Uuids.fromBytes(message.getClientId()),
                message.getUserId(),
                body(message));
    }

    private static void setBody(io.collabboard.proto.cluster.v1.Change.Builder message, Change.Body body) {
        if (body instanceof Change.ObjectCreated created) {
            message.setObjectCreated(ObjectCreated.newBuilder().setObject(ClusterObjects.toMessage(created.object())));
        } else if (body instanceof Change.ObjectUpdated updated) {
            message.setObjectUpdated(toMessage(updated));
        } else if (body instanceof Change.ObjectDeleted deleted) {
            message.setObjectDeleted(ObjectDeleted.newBuilder().setObjectId(Uuids.toBytes(deleted.objectId())));
        } else if (body instanceof Change.BoardCreated created) {
            message.setBoardCreated(toMessage(created));
        } else if (body instanceof Change.BoardRenamed renamed) {
            message.setBoardRenamed(BoardRenamed.newBuilder().setName(renamed.name()));
        } else if (body instanceof Change.BoardDeleted) {
            message.setBoardDeleted(BoardDeleted.getDefaultInstance());
        } else {
            throw new IllegalArgumentException("no format for a change of " + body.getClass());
        }
    }

    private static Change.Body body(io.collabboard.proto.cluster.v1.Change message) {
        return switch (message.getBodyCase()) {
            case OBJECT_CREATED ->
                new Change.ObjectCreated(
                        ClusterObjects.fromMessage(message.getObjectCreated().getObject()));
            case OBJECT_UPDATED -> fromMessage(message.getObjectUpdated());
            case OBJECT_DELETED ->
                new Change.ObjectDeleted(
                        Uuids.fromBytes(message.getObjectDeleted().getObjectId()));
            case BOARD_CREATED -> fromMessage(message.getBoardCreated());
            case BOARD_RENAMED ->
                new Change.BoardRenamed(message.getBoardRenamed().getName());
            case BOARD_DELETED -> new Change.BoardDeleted();
            case BODY_NOT_SET ->
                throw new IllegalArgumentException("a change of no known kind: the writer may be newer");
        };
    }

    private static ObjectUpdated toMessage(Change.ObjectUpdated updated) {
        return ObjectUpdated.newBuilder()
                .setObjectId(Uuids.toBytes(updated.objectId()))
                .setPatch(ClusterObjects.toMessage(updated.patch()))
                .setVersion(updated.version())
                .build();
    }

    private static Change.ObjectUpdated fromMessage(ObjectUpdated message) {
        return new Change.ObjectUpdated(
                Uuids.fromBytes(message.getObjectId()),
                ClusterObjects.fromMessage(message.getPatch()),
                message.getVersion());
    }

    private static BoardCreated toMessage(Change.BoardCreated created) {
        return BoardCreated.newBuilder()
                .setName(created.name())
                .setOwnerId(created.ownerId())
                .setIsPublic(created.isPublic())
                .build();
    }

    private static Change.BoardCreated fromMessage(BoardCreated message) {
        return new Change.BoardCreated(message.getName(), message.getOwnerId(), message.getIsPublic());
    }
}
