package io.collabboard.board.serialization;

import io.collabboard.board.model.Change;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.journal.v1.BoardCreated;
import io.collabboard.proto.journal.v1.BoardDeleted;
import io.collabboard.proto.journal.v1.BoardRenamed;
import io.collabboard.proto.journal.v1.ObjectCreated;
import io.collabboard.proto.journal.v1.ObjectDeleted;
import io.collabboard.proto.journal.v1.ObjectUpdated;

/** One change to its stored form and back. */
final class JournalChanges {
    private JournalChanges() {}

    static io.collabboard.proto.journal.v1.Change toStored(Change change) {
        io.collabboard.proto.journal.v1.Change.Builder message = io.collabboard.proto.journal.v1.Change.newBuilder()
                .setOperationId(Uuids.toBytes(change.operationId()))
                .setClientId(Uuids.toBytes(change.clientId()))
                .setUserId(change.userId());
        setBody(message, change.body());
        return message.build();
    }

    static Change fromStored(io.collabboard.proto.journal.v1.Change message) {
        return new Change(
                Uuids.fromBytes(message.getOperationId()),
                Uuids.fromBytes(message.getClientId()),
                message.getUserId(),
                body(message));
    }

    private static void setBody(io.collabboard.proto.journal.v1.Change.Builder message, Change.Body body) {
        if (body instanceof Change.ObjectCreated created) {
            message.setObjectCreated(ObjectCreated.newBuilder().setObject(JournalObjects.toStored(created.object())));
        } else if (body instanceof Change.ObjectUpdated updated) {
            message.setObjectUpdated(toStored(updated));
        } else if (body instanceof Change.ObjectDeleted deleted) {
            message.setObjectDeleted(ObjectDeleted.newBuilder().setObjectId(Uuids.toBytes(deleted.objectId())));
        } else if (body instanceof Change.BoardCreated created) {
            message.setBoardCreated(toStored(created));
        } else if (body instanceof Change.BoardRenamed renamed) {
            message.setBoardRenamed(BoardRenamed.newBuilder().setName(renamed.name()));
        } else if (body instanceof Change.BoardDeleted) {
            message.setBoardDeleted(BoardDeleted.getDefaultInstance());
        } else {
            throw new IllegalArgumentException("no format for a change of " + body.getClass());
        }
    }

    private static Change.Body body(io.collabboard.proto.journal.v1.Change message) {
        return switch (message.getBodyCase()) {
            case OBJECT_CREATED ->
                new Change.ObjectCreated(
                        JournalObjects.fromStored(message.getObjectCreated().getObject()));
            case OBJECT_UPDATED -> fromStored(message.getObjectUpdated());
            case OBJECT_DELETED ->
                new Change.ObjectDeleted(
                        Uuids.fromBytes(message.getObjectDeleted().getObjectId()));
            case BOARD_CREATED -> fromStored(message.getBoardCreated());
            case BOARD_RENAMED ->
                new Change.BoardRenamed(message.getBoardRenamed().getName());
            case BOARD_DELETED -> new Change.BoardDeleted();
            case BODY_NOT_SET ->
                throw new IllegalArgumentException("a change of no known kind: the writer may be newer");
        };
    }

    private static ObjectUpdated toStored(Change.ObjectUpdated updated) {
        return ObjectUpdated.newBuilder()
                .setObjectId(Uuids.toBytes(updated.objectId()))
                .setPatch(JournalObjects.toStored(updated.patch()))
                .setVersion(updated.version())
                .build();
    }

    private static Change.ObjectUpdated fromStored(ObjectUpdated message) {
        return new Change.ObjectUpdated(
                Uuids.fromBytes(message.getObjectId()),
                JournalObjects.fromStored(message.getPatch()),
                message.getVersion());
    }

    private static BoardCreated toStored(Change.BoardCreated created) {
        return BoardCreated.newBuilder()
                .setName(created.name())
                .setOwnerId(created.ownerId())
                .setIsPublic(created.isPublic())
                .build();
    }

    private static Change.BoardCreated fromStored(BoardCreated message) {
        return new Change.BoardCreated(message.getName(), message.getOwnerId(), message.getIsPublic());
    }
}
