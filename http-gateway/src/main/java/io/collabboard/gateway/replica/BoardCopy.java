package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The replica's read copy: the board after the first {@code seq} changes. Mutable; only its replica's. */
final class BoardCopy {
    private final long epoch;
    private final Map<UUID, BoardObject> objects = new LinkedHashMap<>();
    private BoardMeta meta;
    private long seq;

    BoardCopy(long epoch, long seq, BoardMeta meta) {
        this.epoch = epoch;
        this.seq = seq;
        this.meta = meta;
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    BoardMeta meta() {
        return meta;
    }

    Collection<BoardObject> objects() {
        return objects.values();
    }

    /**
     * The objects as they are now, for another thread. Copied, since snapshots are rare: 40 microseconds at 10,000 objects,
     * where a persistent map would make each update a microsecond slower.
     */
    List<BoardObject> view() {
        return List.copyOf(objects.values());
    }

    @Nullable
    BoardObject object(UUID id) {
        return objects.get(id);
    }

    void load(Collection<BoardObject> loaded) {
        loaded.forEach(object -> objects.put(object.id(), object));
    }

    /** Applies a batch that starts right behind {@link #seq()}. */
    void apply(BoardChanged batch) {
        batch.changes().forEach(change -> apply(change.body()));
        seq = batch.lastSeq();
    }

    private void apply(Change.Body body) {
        if (body instanceof Change.ObjectUpdated updated) {
            objects.computeIfPresent(
                    updated.objectId(), (id, object) -> object.patched(updated.patch(), updated.version()));
        } else if (body instanceof Change.ObjectCreated created) {
            objects.put(created.object().id(), created.object());
        } else if (body instanceof Change.ObjectDeleted deleted) {
            objects.remove(deleted.objectId());
        } else if (body instanceof Change.BoardRenamed renamed) {
            meta = new BoardMeta(renamed.name(), meta.ownerId(), meta.isPublic(), meta.createdAt());
        }
    }
}
