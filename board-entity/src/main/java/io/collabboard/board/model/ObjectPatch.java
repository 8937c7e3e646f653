package io.collabboard.board.model;

import com.google.protobuf.Value;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes of an object: null means "stays". A prop that is a null value is removed. */
public record ObjectPatch(
        @Nullable Double x,
        @Nullable Double y,
        @Nullable Double width,
        @Nullable Double height,
        @Nullable Double rotation,
        @Nullable Integer zIndex,
        Map<String, Value> props,
        @Nullable GroupChange group) {

    public ObjectPatch {
        props = Map.copyOf(props);
    }

    /** Into another group, or, with null, out of any. */
    public record GroupChange(@Nullable UUID groupId) {}
}
