package io.collabboard.board.protocol;

import io.collabboard.board.model.ObjectPatch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The presence of one client; replaces the former. Never stored.
 *
 * @param cursor null: no cursor on the board
 * @param selection ids of objects, which may be many and change rarely; null: as it was
 * @param typing whether the person is writing a chat message
 */
public record PersonPresence(
        UUID clientId,
        @Nullable Cursor cursor,
        List<Drag> drags,
        @Nullable List<UUID> selection,
        boolean typing) {

    public PersonPresence {
        drags = List.copyOf(drags);
        selection = selection == null ? null : List.copyOf(selection);
    }

    /** One who is not typing. */
    public PersonPresence(UUID clientId, @Nullable Cursor cursor, List<Drag> drags, @Nullable List<UUID> selection) {
        this(clientId, cursor, drags, selection, false);
    }

    /** One who is not typing and whose selection is as it was. */
    public PersonPresence(UUID clientId, @Nullable Cursor cursor, List<Drag> drags) {
        this(clientId, cursor, drags, null);
    }

    /** The same, told to whom the selection is known. */
    public PersonPresence withSelectionAsItWas() {
        return new PersonPresence(clientId, cursor, drags, null, typing);
    }

    /** Board units. */
    public record Cursor(float x, float y, @Nullable Camera camera) {}

    /** What a person looks at: centre in board units, zoom in pixels per unit, degrees, size in pixels. */
    public record Camera(float centerX, float centerY, float zoom, float rotation, float width, float height) {}

    /** @param updateId operation id of the update that will end this drag */
    public record Drag(UUID objectId, ObjectPatch patch, UUID updateId) {}
}
