package io.collabboard.board.model;

import java.util.UUID;

/** An accepted operation: what it did and who did it. */
public record Change(UUID operationId, UUID clientId, String userId, Body body) {

    /** What happened, with all that is needed to apply it. */
    public sealed interface Body {}

    public record BoardCreated(String name, String ownerId, boolean isPublic) implements Body {}

    public record BoardRenamed(String name) implements Body {}

    public record BoardDeleted() implements Body {}

    public record ObjectCreated(BoardObject object) implements Body {}

    /** @param version the object's version after this change */
    public record ObjectUpdated(UUID objectId, ObjectPatch patch, int version) implements Body {}

    public record ObjectDeleted(UUID objectId) implements Body {}

    /** Version of the object after this change; 0 where the change leaves no object behind. */
    public int version() {
        if (body instanceof ObjectCreated created) {
            return created.object().version();
        }
        return body instanceof ObjectUpdated updated ? updated.version() : 0;
    }

    /** Rough size in bytes, for bounding what is kept of recent changes. */
    int weight() {
        int fixed = 128;
        if (body instanceof ObjectCreated created) {
            return fixed + Props.size(created.object().props());
        }
        return body instanceof ObjectUpdated updated
                ? fixed + Props.size(updated.patch().props())
                : fixed;
    }
}
