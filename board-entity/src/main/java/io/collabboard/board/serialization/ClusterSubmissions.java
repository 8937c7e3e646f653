package io.collabboard.board.serialization;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Submission;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.CreateBoard;
import io.collabboard.proto.cluster.v1.CreateObject;
import io.collabboard.proto.cluster.v1.DeleteBoard;
import io.collabboard.proto.cluster.v1.DeleteObject;
import io.collabboard.proto.cluster.v1.RenameBoard;
import io.collabboard.proto.cluster.v1.UpdateObject;

/** Submissions as they are sent between nodes. */
final class ClusterSubmissions {
    private ClusterSubmissions() {}

    static io.collabboard.proto.cluster.v1.Submission toMessage(Submission submission) {
        io.collabboard.proto.cluster.v1.Submission.Builder message =
                io.collabboard.proto.cluster.v1.Submission.newBuilder()
                        .setOperationId(Uuids.toBytes(submission.operationId()))
                        .setClientId(Uuids.toBytes(submission.clientId()))
                        .setUserId(submission.userId());
        setOperation(message, submission.operation());
        return message.build();
    }

    static Submission fromMessage(io.collabboard.proto.cluster.v1.Submission message) {
        return new Submission(
                Uuids.fromBytes(message.getOperationId()),
                Uuids.fromBytes(message.getClientId()),
                message.getUserId(),
                operation(message));
    }

    private static void setOperation(io.collabboard.proto.cluster.v1.Submission.Builder message, Operation operation) {
        if (operation instanceof Operation.CreateObject create) {
            message.setCreateObject(CreateObject.newBuilder()
                    .setObject(ClusterObjects.toMessage(create.object()))
                    .setPlaceOnTop(create.placeOnTop()));
        } else if (operation instanceof Operation.UpdateObject update) {
            message.setUpdateObject(UpdateObject.newBuilder()
                    .setObjectId(Uuids.toBytes(update.objectId()))
                    .setPatch(ClusterObjects.toMessage(update.patch()))
                    .setBaseVersion(update.baseVersion()));
        } else if (operation instanceof Operation.DeleteObject delete) {
            message.setDeleteObject(DeleteObject.newBuilder().setObjectId(Uuids.toBytes(delete.objectId())));
        } else if (operation instanceof Operation.CreateBoard create) {
            message.setCreateBoard(
                    CreateBoard.newBuilder().setName(create.name()).setIsPublic(create.isPublic()));
        } else if (operation instanceof Operation.RenameBoard rename) {
            message.setRenameBoard(RenameBoard.newBuilder().setName(rename.name()));
        } else if (operation instanceof Operation.DeleteBoard) {
            message.setDeleteBoard(DeleteBoard.getDefaultInstance());
        } else {
            throw new IllegalArgumentException("no format for an operation of " + operation.getClass());
        }
    }

    private static Operation operation(io.collabboard.proto.cluster.v1.Submission message) {
        return switch (message.getOperationCase()) {
            case CREATE_OBJECT -> fromMessage(message.getCreateObject());
            case UPDATE_OBJECT -> fromMessage(message.getUpdateObject());
            case DELETE_OBJECT ->
                new Operation.DeleteObject(
                        Uuids.fromBytes(message.getDeleteObject().getObjectId()));
            case CREATE_BOARD -> fromMessage(message.getCreateBoard());
            case RENAME_BOARD ->
                new Operation.RenameBoard(message.getRenameBoard().getName());
            case DELETE_BOARD -> new Operation.DeleteBoard();
            case OPERATION_NOT_SET ->
                throw new IllegalArgumentException("an operation of no known kind: the sender may be newer");
        };
    }

    private static Operation fromMessage(CreateObject message) {
        return new Operation.CreateObject(ClusterObjects.fromMessage(message.getObject()), message.getPlaceOnTop());
    }

    private static Operation fromMessage(UpdateObject message) {
        return new Operation.UpdateObject(
                Uuids.fromBytes(message.getObjectId()),
                ClusterObjects.fromMessage(message.getPatch()),
                message.getBaseVersion());
    }

    private static Operation fromMessage(CreateBoard message) {
        return new Operation.CreateBoard(message.getName(), message.getIsPublic());
    }
}
