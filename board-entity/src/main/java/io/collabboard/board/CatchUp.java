package io.collabboard.board;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Props;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** Brings a replica to the state of the board: by the changes that it lacks where they are at hand, else by a snapshot. */
record CatchUp(ActorRef<BoardCommand> entity, long epoch, BoardState state, BoardMeta meta) {

    /** A part stays far below the largest remote message (1 MiB), also with the largest objects. */
    static final int PART_BYTES = 128 * 1024;

    private static final int PART_OBJECTS = 512;
    private static final int OBJECT_BYTES = 128;

    void send(BoardCommand.Subscribe request, Set<ActorRef<ReplicaMessage>> peers) {
        ActorRef<ReplicaMessage> replica = request.replica();
        boolean hasSomething = request.epoch() == epoch && request.haveSeq() > 0;
        Optional<List<BoardChanged>> tail = hasSomething ? state.changesAfter(request.haveSeq()) : Optional.empty();
        List<List<BoardObject>> parts = tail.isPresent() ? List.of() : parts();
        List<BoardChanged> changes = tail.orElse(List.of());
        int atOnce = countAtOnce(changes);
        replica.tell(new ReplicaMessage.Subscribed(
                entity, epoch, state.seq(), meta, changes.subList(0, atOnce), parts.size(), peers));
        changes.subList(atOnce, changes.size()).forEach(batch -> replica.tell(new ReplicaMessage.Commit(epoch, batch)));
        for (int part = 0; part < parts.size(); part++) {
            replica.tell(new ReplicaMessage.SnapshotPart(epoch, state.seq(), part, parts.get(part)));
        }
    }

    /** How many batches fit into one message; the others follow one by one. */
    private static int countAtOnce(List<BoardChanged> batches) {
        int bytes = 0;
        int count = 0;
        for (BoardChanged batch : batches) {
            bytes += batch.weight();
            if (bytes > PART_BYTES) {
                break;
            }
            count++;
        }
        return count;
    }

    /** At least one part, maybe empty. */
    private List<List<BoardObject>> parts() {
        List<List<BoardObject>> parts = new ArrayList<>();
        List<BoardObject> part = new ArrayList<>();
        int bytes = 0;
        for (BoardObject object : state.objects().values()) {
            int size = OBJECT_BYTES + Props.size(object.props());
            if (part.size() == PART_OBJECTS || (bytes + size > PART_BYTES && !part.isEmpty())) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(object);
            bytes += size;
        }
        parts.add(part);
        return parts;
    }
}
