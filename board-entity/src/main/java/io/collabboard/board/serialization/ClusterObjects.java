package io.collabboard.board.serialization;

import com.google.protobuf.ByteString;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.proto.Uuids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Objects and patches as they are sent between nodes. Without a group the group's id is empty. */
final class ClusterObjects {
    private ClusterObjects() {}

    static io.collabboard.proto.cluster.v1.BoardObject toMessage(BoardObject object) {
        io.collabboard.proto.cluster.v1.BoardObject.Builder message =
                io.collabboard.proto.cluster.v1.BoardObject.newBuilder()
                        .setObjectId(Uuids.toBytes(object.id()))
                        .setKind(toMessage(object.kind()))
                        .setX(object.x())
                        .setY(object.y())
                        .setRotation(object.rotation())
                        .setZIndex(object.zIndex())
                        .putAllProps(object.props())
                        .setGroupId(groupId(object.groupId()))
                        .setCreatedBy(object.createdBy())
                        .setVersion(object.version());
        if (object.width() != null) {
            message.setWidth(object.width());
        }
        if (object.height() != null) {
            message.setHeight(object.height());
        }
        return message.build();
    }

    static BoardObject fromMessage(io.collabboard.proto.cluster.v1.BoardObject message) {
        return new BoardObject(
                Uuids.fromBytes(message.getObjectId()),
                fromMessage(message.getKind()),
                message.getX(),
                message.getY(),
                message.hasWidth() ? message.getWidth() : null,
                message.hasHeight() ? message.getHeight() : null,
                message.getRotation(),
                message.getZIndex(),
                message.getPropsMap(),
                groupId(message.getGroupId()),
                message.getCreatedBy(),
                message.getVersion());
    }

    static io.collabboard.proto.cluster.v1.ObjectPatch toMessage(ObjectPatch patch) {
        io.collabboard.proto.cluster.v1.ObjectPatch.Builder message =
                io.collabboard.proto.cluster.v1.ObjectPatch.newBuilder().putAllProps(patch.props());
        if (patch.x() != null) {
            message.setX(patch.x());
        }
        if (patch.y() != null) {
            message.setY(patch.y());
        }
        if (patch.width() != null) {
            message.setWidth(patch.width());
        }
        if (patch.height() != null) {
            message.setHeight(patch.height());
        }
        if (patch.rotation() != null) {
            message.setRotation(patch.rotation());
        }
        if (patch.zIndex() != null) {
            message.setZIndex(patch.zIndex());
        }
        if (patch.group() != null) {
            message.setGroupId(groupId(patch.group().groupId()));
        }
        return message.build();
    }

    static ObjectPatch fromMessage(io.collabboard.proto.cluster.v1.ObjectPatch message) {
        return new ObjectPatch(
                message.hasX() ? message.getX() : null,
                message.hasY() ? message.getY() : null,
                message.hasWidth() ? message.getWidth() : null,
                message.hasHeight() ? message.getHeight() : null,
                message.hasRotation() ? message.getRotation() : null,
                message.hasZIndex() ? message.getZIndex() : null,
                message.getPropsMap(),
                message.hasGroupId() ? new ObjectPatch.GroupChange(groupId(message.getGroupId())) : null);
    }

    static io.collabboard.proto.cluster.v1.ObjectKind toMessage(ObjectKind kind) {
        return switch (kind) {
            case STICKY_NOTE -> io.collabboard.proto.cluster.v1.ObjectKind.STICKY_NOTE;
            case RECTANGLE -> io.collabboard.proto.cluster.v1.ObjectKind.RECTANGLE;
            case ELLIPSE -> io.collabboard.proto.cluster.v1.ObjectKind.ELLIPSE;
            case DIAMOND -> io.collabboard.proto.cluster.v1.ObjectKind.DIAMOND;
            case STAR -> io.collabboard.proto.cluster.v1.ObjectKind.STAR;
            case TEXT -> io.collabboard.proto.cluster.v1.ObjectKind.TEXT;
            case LINE -> io.collabboard.proto.cluster.v1.ObjectKind.LINE;
            case ARROW -> io.collabboard.proto.cluster.v1.ObjectKind.ARROW;
            case FRAME -> io.collabboard.proto.cluster.v1.ObjectKind.FRAME;
            case SVG -> io.collabboard.proto.cluster.v1.ObjectKind.SVG;
            case PEN -> io.collabboard.proto.cluster.v1.ObjectKind.PEN;
            case IMAGE -> io.collabboard.proto.cluster.v1.ObjectKind.IMAGE;
        };
    }

    static ObjectKind fromMessage(io.collabboard.proto.cluster.v1.ObjectKind kind) {
        return switch (kind) {
            case STICKY_NOTE -> ObjectKind.STICKY_NOTE;
            case RECTANGLE -> ObjectKind.RECTANGLE;
            case ELLIPSE -> ObjectKind.ELLIPSE;
            case DIAMOND -> ObjectKind.DIAMOND;
            case STAR -> ObjectKind.STAR;
            case TEXT -> ObjectKind.TEXT;
            case LINE -> ObjectKind.LINE;
            case ARROW -> ObjectKind.ARROW;
            case FRAME -> ObjectKind.FRAME;
            case SVG -> ObjectKind.SVG;
            case PEN -> ObjectKind.PEN;
            case IMAGE -> ObjectKind.IMAGE;
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("an object of no known kind: the writer may be newer");
        };
    }

    private static ByteString groupId(@Nullable UUID groupId) {
        return groupId == null ? ByteString.EMPTY : Uuids.toBytes(groupId);
    }

    private static @Nullable UUID groupId(ByteString groupId) {
        return groupId.isEmpty() ? null : Uuids.fromBytes(groupId);
    }
}
