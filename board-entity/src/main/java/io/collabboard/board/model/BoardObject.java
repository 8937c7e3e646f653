package io.collabboard.board.model;

import com.google.protobuf.Value;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One object of a board. Lengths in board units, y down; rotation in degrees, clockwise.
 *
 * @param zIndex objects are drawn in ascending order, ties by id
 * @param groupId objects of one group are selected together
 * @param createdBy user id of the creator
 * @param version 1 at creation, one more at each accepted change
 */
public record BoardObject(
        UUID id,
        ObjectKind kind,
        double x,
        double y,
        @Nullable Double width,
        @Nullable Double height,
        double rotation,
        int zIndex,
        Map<String, Value> props,
        @Nullable UUID groupId,
        String createdBy,
        int version) {

    public BoardObject {
        props = Map.copyOf(props);
    }

    /** This object after a patch: a field that the patch leaves out stays, each prop is replaced or removed by itself. */
    public BoardObject patched(ObjectPatch patch, int newVersion) {
        ObjectPatch.GroupChange group = patch.group();
        return new BoardObject(
                id,
                kind,
                patch.x() == null ? x : patch.x(),
                patch.y() == null ? y : patch.y(),
                patch.width() == null ? width : patch.width(),
                patch.height() == null ? height : patch.height(),
                patch.rotation() == null ? rotation : patch.rotation(),
                patch.zIndex() == null ? zIndex : patch.zIndex(),
                Props.merged(props, patch.props()),
                group == null ? groupId : group.groupId(),
                createdBy,
                newVersion);
    }

    /** As the board takes it in: a prop that is a null value is no prop. */
    BoardObject placed(int atZIndex, String creator) {
        Map<String, Value> withoutNulls = Props.merged(Map.of(), props);
        return new BoardObject(id, kind, x, y, width, height, rotation, atZIndex, withoutNulls, groupId, creator, 1);
    }
}
