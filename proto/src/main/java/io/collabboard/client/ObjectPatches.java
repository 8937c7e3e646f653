package io.collabboard.client;

import com.google.protobuf.Value;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.ObjectPatch;

/** What an accepted patch makes of an object: fields and props change one by one, a null removes a prop. */
final class ObjectPatches {
    private ObjectPatches() {}

    static BoardObject apply(BoardObject object, ObjectPatch patch, int version) {
        BoardObject.Builder changed = object.toBuilder().setVersion(version);
        if (patch.hasX()) {
            changed.setX(patch.getX());
        }
        if (patch.hasY()) {
            changed.setY(patch.getY());
        }
        if (patch.hasWidth()) {
            changed.setWidth(patch.getWidth());
        }
        if (patch.hasHeight()) {
            changed.setHeight(patch.getHeight());
        }
        if (patch.hasRotation()) {
            changed.setRotation(patch.getRotation());
        }
        if (patch.hasZIndex()) {
            changed.setZIndex(patch.getZIndex());
        }
        if (patch.hasGroupId()) {
            changed.setGroupId(patch.getGroupId());
        }
        patch.getPropsMap().forEach((key, value) -> {
            if (value.getKindCase() == Value.KindCase.NULL_VALUE) {
                changed.removeProps(key);
            } else {
                changed.putProps(key, value);
            }
        });
        return changed.build();
    }
}
