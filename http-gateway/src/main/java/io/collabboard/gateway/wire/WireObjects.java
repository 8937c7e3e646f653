package io.collabboard.gateway.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Value;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.board.model.Role;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.proto.Uuids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Objects, patches and presence between their wire and domain forms. From the wire everything may be wrong: see {@link
 * InvalidField}.
 */
final class WireObjects {
    private WireObjects() {}

    /** A field of a payload that has no meaning in the domain. */
    static final class InvalidField extends Exception {
        private static final long serialVersionUID = 1;
        private final String field;

        InvalidField(String field, String message) {
            super(field + " " + message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static io.collabboard.proto.wire.v1.BoardObject toWire(BoardObject object) {
        var wire = io.collabboard.proto.wire.v1.BoardObject.newBuilder()
                .setObjectId(Uuids.toBytes(object.id()))
                .setKind(toWire(object.kind()))
                .setX(object.x())
                .setY(object.y())
                .setRotation(object.rotation())
                .setZIndex(object.zIndex())
                .putAllProps(object.props())
                .setGroupId(bytesOf(object.groupId()))
                .setCreatedBy(object.createdBy())
                .setVersion(object.version());
        if (object.width() != null) {
            wire.setWidth(object.width());
        }
        if (object.height() != null) {
            wire.setHeight(object.height());
        }
        return wire.build();
    }

    /** Version and creator are the board's to give. */
    static BoardObject fromWire(io.collabboard.proto.wire.v1.ObjectCreate create) throws InvalidField {
        return new BoardObject(
                id("object_id", create.getObjectId()),
                fromWire(create.getKind()),
                create.getX(),
                create.getY(),
                create.hasWidth() ? create.getWidth() : null,
                create.hasHeight() ? create.getHeight() : null,
                create.getRotation(),
                create.getZIndex(),
                create.getPropsMap(),
                optionalId("group_id", create.getGroupId()),
                "",
                0);
    }

    static io.collabboard.proto.wire.v1.ObjectPatch toWire(ObjectPatch patch) {
        var wire = io.collabboard.proto.wire.v1.ObjectPatch.newBuilder().putAllProps(patch.props());
        if (patch.x() != null) {
            wire.setX(patch.x());
        }
        if (patch.y() != null) {
            wire.setY(patch.y());
        }
        if (patch.width() != null) {
            wire.setWidth(patch.width());
        }
        if (patch.height() != null) {
            wire.setHeight(patch.height());
        }
        if (patch.rotation() != null) {
            wire.setRotation(patch.rotation());
        }
        if (patch.zIndex() != null) {
            wire.setZIndex(patch.zIndex());
        }
        if (patch.group() != null) {
            wire.setGroupId(bytesOf(patch.group().groupId()));
        }
        return wire.build();
    }

    static ObjectPatch fromWire(io.collabboard.proto.wire.v1.ObjectPatch patch) throws InvalidField {
        return new ObjectPatch(
                patch.hasX() ? patch.getX() : null,
                patch.hasY() ? patch.getY() : null,
                patch.hasWidth() ? patch.getWidth() : null,
                patch.hasHeight() ? patch.getHeight() : null,
                patch.hasRotation() ? patch.getRotation() : null,
                patch.hasZIndex() ? patch.getZIndex() : null,
                patch.getPropsMap(),
                patch.hasGroupId()
                        ? new ObjectPatch.GroupChange(optionalId("patch.group_id", patch.getGroupId()))
                        : null);
    }

    static io.collabboard.proto.wire.v1.Participant toWire(Participant participant) {
        return io.collabboard.proto.wire.v1.Participant.newBuilder()
                .setClientId(Uuids.toBytes(participant.clientId()))
                .setUserId(participant.userId())
                .setUserName(participant.userName())
                .setUserColor(participant.userColor())
                .build();
    }

    static io.collabboard.proto.wire.v1.PersonPresence toWire(PersonPresence person) {
        var wire = io.collabboard.proto.wire.v1.PersonPresence.newBuilder()
                .setClientId(Uuids.toBytes(person.clientId()))
                .setTyping(person.typing());
        if (person.cursor() != null) {
            wire.setCursor(toWire(person.cursor()));
        }
        for (PersonPresence.Drag drag : person.drags()) {
            wire.addDrags(io.collabboard.proto.wire.v1.DraggedObject.newBuilder()
                    .setObjectId(Uuids.toBytes(drag.objectId()))
                    .setPatch(toWire(drag.patch()))
                    .setUpdateId(Uuids.toBytes(drag.updateId())));
        }
        List<UUID> selection = person.selection();
        if (selection != null) {
            wire.setSelection(io.collabboard.proto.wire.v1.SelectionChanged.newBuilder()
                    .addAllObjectIds(selection.stream().map(Uuids::toBytes).toList()));
        }
        return wire.build();
    }

    private static io.collabboard.proto.wire.v1.CursorMoved toWire(PersonPresence.Cursor cursor) {
        var wire = io.collabboard.proto.wire.v1.CursorMoved.newBuilder()
                .setX(cursor.x())
                .setY(cursor.y());
        PersonPresence.Camera camera = cursor.camera();
        if (camera != null) {
            wire.setCamera(io.collabboard.proto.wire.v1.Camera.newBuilder()
                    .setCenterX(camera.centerX())
                    .setCenterY(camera.centerY())
                    .setZoom(camera.zoom())
                    .setRotation(camera.rotation())
                    .setWidth(camera.width())
                    .setHeight(camera.height()));
        }
        return wire.build();
    }

    static PersonPresence.Cursor fromWire(io.collabboard.proto.wire.v1.CursorMoved cursor) throws InvalidField {
        return new PersonPresence.Cursor(
                finite("x", cursor.getX()),
                finite("y", cursor.getY()),
                cursor.hasCamera() ? fromWire(cursor.getCamera()) : null);
    }

    private static PersonPresence.Camera fromWire(io.collabboard.proto.wire.v1.Camera camera) throws InvalidField {
        return new PersonPresence.Camera(
                finite("camera.center_x", camera.getCenterX()),
                finite("camera.center_y", camera.getCenterY()),
                finite("camera.zoom", camera.getZoom()),
                finite("camera.rotation", camera.getRotation()),
                finite("camera.width", camera.getWidth()),
                finite("camera.height", camera.getHeight()));
    }

    static PersonPresence.Drag fromWire(io.collabboard.proto.wire.v1.DraggedObject dragged) throws InvalidField {
        ObjectPatch patch = fromWire(dragged.getPatch());
        for (Double number : new Double[] {patch.x(), patch.y(), patch.width(), patch.height(), patch.rotation()}) {
            if (number != null && !Double.isFinite(number)) {
                throw new InvalidField("objects.patch", "must hold finite numbers only");
            }
        }
        if (!patch.props().values().stream().allMatch(WireObjects::isFinite)) {
            throw new InvalidField("objects.patch", "must hold finite numbers only");
        }
        return new PersonPresence.Drag(
                id("objects.object_id", dragged.getObjectId()), patch, id("objects.update_id", dragged.getUpdateId()));
    }

    static UUID id(String field, ByteString bytes) throws InvalidField {
        if (!Uuids.isId(bytes)) {
            throw new InvalidField(field, "has 16 bytes, not " + bytes.size());
        }
        return Uuids.fromBytes(bytes);
    }

    static io.collabboard.proto.wire.v1.Role toWire(Role role) {
        return switch (role) {
            case VIEWER -> io.collabboard.proto.wire.v1.Role.VIEWER;
            case EDITOR -> io.collabboard.proto.wire.v1.Role.EDITOR;
            case ADMIN -> io.collabboard.proto.wire.v1.Role.ADMIN;
        };
    }

    private static @Nullable UUID optionalId(String field, ByteString bytes) throws InvalidField {
        return bytes.isEmpty() ? null : id(field, bytes);
    }

    private static ByteString bytesOf(@Nullable UUID id) {
        return id == null ? ByteString.EMPTY : Uuids.toBytes(id);
    }

    /** As deep as the frame's own limit on nesting allows. */
    private static boolean isFinite(Value value) {
        return switch (value.getKindCase()) {
            case NUMBER_VALUE -> Double.isFinite(value.getNumberValue());
            case STRUCT_VALUE ->
                value.getStructValue().getFieldsMap().values().stream().allMatch(WireObjects::isFinite);
            case LIST_VALUE -> value.getListValue().getValuesList().stream().allMatch(WireObjects::isFinite);
            case STRING_VALUE, BOOL_VALUE, NULL_VALUE, KIND_NOT_SET -> true;
        };
    }

    private static float finite(String field, float value) throws InvalidField {
        if (!Float.isFinite(value)) {
            throw new InvalidField(field, "must be a finite number");
        }
        return value;
    }

    private static io.collabboard.proto.wire.v1.ObjectKind toWire(ObjectKind kind) {
        return switch (kind) {
            case STICKY_NOTE -> io.collabboard.proto.wire.v1.ObjectKind.STICKY_NOTE;
            case RECTANGLE -> io.collabboard.proto.wire.v1.ObjectKind.RECTANGLE;
            case ELLIPSE -> io.collabboard.proto.wire.v1.ObjectKind.ELLIPSE;
            case DIAMOND -> io.collabboard.proto.wire.v1.ObjectKind.DIAMOND;
            case STAR -> io.collabboard.proto.wire.v1.ObjectKind.STAR;
            case TEXT -> io.collabboard.proto.wire.v1.ObjectKind.TEXT;
            case LINE -> io.collabboard.proto.wire.v1.ObjectKind.LINE;
            case ARROW -> io.collabboard.proto.wire.v1.ObjectKind.ARROW;
            case FRAME -> io.collabboard.proto.wire.v1.ObjectKind.FRAME;
            case SVG -> io.collabboard.proto.wire.v1.ObjectKind.SVG;
            case PEN -> io.collabboard.proto.wire.v1.ObjectKind.PEN;
            case IMAGE -> io.collabboard.proto.wire.v1.ObjectKind.IMAGE;
        };
    }

    private static ObjectKind fromWire(io.collabboard.proto.wire.v1.ObjectKind kind) throws InvalidField {
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
            case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new InvalidField("kind", "is not a known kind of object");
        };
    }
}
