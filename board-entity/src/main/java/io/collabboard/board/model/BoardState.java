package io.collabboard.board.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A board after its first {@code seq} changes. Immutable.
 *
 * @param meta null until the board is created, and again once it is deleted
 * @param deleted a deleted board keeps its sequence number and idempotency window, and nothing else
 * @param topZIndex the highest z-index ever given; never falls, so that z-indexes do not collide after deletes
 */
public record BoardState(
        long seq,
        @Nullable BoardMeta meta,
        boolean deleted,
        PersistentMap<UUID, BoardObject> objects,
        int topZIndex,
        IdempotencyWindow outcomes,
        CommitTail tail) {

    public static BoardState empty(BoardLimits limits) {
        return new BoardState(
                0,
                null,
                false,
                PersistentMap.empty(),
                0,
                IdempotencyWindow.empty(limits.idempotencyWindow()),
                CommitTail.empty(limits.tailBytes()));
    }

    public Optional<BoardMeta> ifExists() {
        return Optional.ofNullable(meta);
    }

    /** The batches with every change after {@code after}; empty where they are no longer all at hand. */
    public Optional<List<BoardChanged>> changesAfter(long after) {
        if (after > seq) {
            return Optional.empty();
        }
        return after == seq ? Optional.of(List.of()) : tail.after(after);
    }

    /** The latest batches with changes after {@code after}, as far back as they are at hand, of so many bytes at most. */
    public List<BoardChanged> latestChangesAfter(long after, int maxBytes) {
        return tail.latestAfter(after, maxBytes);
    }

    public BoardState apply(BoardChanged batch) {
        if (batch.firstSeq() != seq + 1) {
            throw new IllegalStateException("batch starts at seq " + batch.firstSeq() + ", the board is at seq " + seq);
        }
        BoardState state = this;
        for (Change change : batch.changes()) {
            state = state.apply(change, batch.ts());
        }
        return state.remembering(batch);
    }

    /** The state after one more change, the tail apart. */
    BoardState apply(Change change, long ts) {
        long newSeq = seq + 1;
        IdempotencyWindow newOutcomes =
                outcomes.with(new Outcome.Accepted(change.operationId(), newSeq, change.version()));
        Change.Body body = change.body();
        if (body instanceof Change.ObjectCreated created) {
            BoardObject object = created.object();
            return with(newSeq, newOutcomes, objects.plus(object.id(), object), Math.max(topZIndex, object.zIndex()));
        }
        if (body instanceof Change.ObjectUpdated updated) {
            BoardObject object = objects.get(updated.objectId());
            if (object == null) {
                throw new IllegalStateException("update of an object that is not there: " + updated.objectId());
            }
            BoardObject patched = object.patched(updated.patch(), updated.version());
            return with(
                    newSeq, newOutcomes, objects.plus(patched.id(), patched), Math.max(topZIndex, patched.zIndex()));
        }
        if (body instanceof Change.ObjectDeleted removed) {
            return with(newSeq, newOutcomes, objects.minus(removed.objectId()), topZIndex);
        }
        if (body instanceof Change.BoardCreated created) {
            BoardMeta newMeta = new BoardMeta(created.name(), created.ownerId(), created.isPublic(), ts);
            return new BoardState(newSeq, newMeta, false, objects, topZIndex, newOutcomes, tail);
        }
        if (body instanceof Change.BoardRenamed renamed) {
            BoardMeta newMeta = meta == null ? null : meta.renamed(renamed.name());
            return new BoardState(newSeq, newMeta, deleted, objects, topZIndex, newOutcomes, tail);
        }
        if (body instanceof Change.BoardDeleted) {
            return new BoardState(newSeq, null, true, PersistentMap.empty(), topZIndex, newOutcomes, tail);
        }
        throw new IllegalStateException("unknown change: " + body);
    }

    private BoardState with(
            long newSeq, IdempotencyWindow newOutcomes, PersistentMap<UUID, BoardObject> newObjects, int newTopZIndex) {
        return new BoardState(newSeq, meta, deleted, newObjects, newTopZIndex, newOutcomes, tail);
    }

    /** With a batch whose changes are applied already in the tail. */
    BoardState remembering(BoardChanged batch) {
        return new BoardState(seq, meta, deleted, objects, topZIndex, outcomes, tail.with(batch));
    }
}
