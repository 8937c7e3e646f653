package io.collabboard.board.serialization;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.IdempotencyWindow;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.PersistentMap;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.journal.v1.BoardSnapshot;
import io.collabboard.proto.journal.v1.RecordedOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events and snapshots to their stored form and back. */
final class JournalMapping {
    private final BoardLimits limits;

    /** @param limits what a restored state is bounded by */
    JournalMapping(BoardLimits limits) {
        this.limits = limits;
    }

    io.collabboard.proto.journal.v1.BoardChanged toStored(BoardChanged batch) {
        return io.collabboard.proto.journal.v1.BoardChanged.newBuilder()
                .setFirstSeq(batch.firstSeq())
                .setTs(batch.ts())
                .addAllChanges(
                        batch.changes().stream().map(JournalChanges::toStored).toList())
                .build();
    }

    BoardChanged fromStored(io.collabboard.proto.journal.v1.BoardChanged stored) {
        return new BoardChanged(
                stored.getFirstSeq(),
                stored.getTs(),
                stored.getChangesList().stream().map(JournalChanges::fromStored).toList());
    }

    BoardSnapshot toStored(BoardState state) {
        BoardSnapshot.Builder stored = BoardSnapshot.newBuilder()
                .setSeq(state.seq())
                .setDeleted(state.deleted())
                .setTopZIndex(state.topZIndex());
        BoardMeta meta = state.meta();
        if (meta != null) {
            stored.setName(meta.name())
                    .setOwnerId(meta.ownerId())
                    .setIsPublic(meta.isPublic())
                    .setCreatedAt(meta.createdAt());
        }
        state.objects().values().forEach(object -> stored.addObjects(JournalObjects.toStored(object)));
        state.outcomes().outcomes().forEach(outcome -> stored.addOutcomes(toStored(outcome)));
        return stored.build();
    }

    BoardState fromStored(BoardSnapshot stored) {
        Map<UUID, BoardObject> objects = new HashMap<>();
        for (io.collabboard.proto.journal.v1.BoardObject object : stored.getObjectsList()) {
            BoardObject read = JournalObjects.fromStored(object);
            objects.put(read.id(), read);
        }
        BoardState empty = BoardState.empty(limits);
        return new BoardState(
                stored.getSeq(),
                meta(stored),
                stored.getDeleted(),
                PersistentMap.from(objects),
                stored.getTopZIndex(),
                window(empty.outcomes(), stored.getOutcomesList()),
                empty.tail());
    }

    private static @Nullable BoardMeta meta(BoardSnapshot stored) {
        return stored.hasName()
                ? new BoardMeta(stored.getName(), stored.getOwnerId(), stored.getIsPublic(), stored.getCreatedAt())
                : null;
    }

    private static IdempotencyWindow window(IdempotencyWindow empty, List<RecordedOutcome> oldestFirst) {
        IdempotencyWindow window = empty;
        for (RecordedOutcome stored : oldestFirst) {
            UUID operationId = Uuids.fromBytes(stored.getOperationId());
            window = window.with(new Outcome.Accepted(operationId, stored.getSeq(), stored.getVersion()));
        }
        return window;
    }

    private static RecordedOutcome toStored(Outcome.Accepted outcome) {
        return RecordedOutcome.newBuilder()
                .setOperationId(Uuids.toBytes(outcome.operationId()))
                .setSeq(outcome.seq())
                .setVersion(outcome.version())
                .build();
    }
}
