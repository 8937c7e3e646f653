package io.collabboard.client;

import com.google.protobuf.ByteString;
import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a client knows of one board from the wire alone: snapshot, then changes in order. Whoever has the same
 * {@link State} at the same seq has converged. Each frame of the socket may be given to it; those of other boards and
 * those that change nothing are passed over. Safe from any thread.
 */
public final class BoardMirror {
    private final UUID boardId;
    private final ByteString boardIdBytes;
    private final Map<UUID, BoardObject> objects = new HashMap<>();
    private ByteString snapshotOf = ByteString.EMPTY;
    private String name = "";
    private boolean deleted;
    private long epoch;
    private long seq;

    /** The server sent what its contract rules out: a hole, a repetition, or a change of what is not there. */
    public static final class ContractViolation extends IllegalStateException {
        private static final long serialVersionUID = 1;

        ContractViolation(String message) {
            super(message);
        }
    }

    /**
     * The board at one moment.
     *
     * @param objects by id, as confirmed by the server
     */
    public record State(long epoch, long seq, String name, boolean deleted, Map<UUID, BoardObject> objects) {
        public State {
            objects = Map.copyOf(objects);
        }
    }

    public BoardMirror(UUID boardId) {
        this.boardId = boardId;
        this.boardIdBytes = Uuids.toBytes(boardId);
    }

    public UUID boardId() {
        return boardId;
    }

    public synchronized State state() {
        return new State(epoch, seq, name, deleted, objects);
    }

    public synchronized long epoch() {
        return epoch;
    }

    public synchronized long seq() {
        return seq;
    }

    /**
     * Takes a frame: BULK and DONE of a join, or an EVENT.
     *
     * @throws ContractViolation where it does not follow from what is here
     */
    public synchronized void accept(Frame frame) {
        if (!frame.getBoardId().equals(boardIdBytes)) {
            return;
        }
        switch (frame.getStatus()) {
            case BULK -> part(frame.getParentId(), inflated(frame.getBoardSnapshot()));
            case DONE -> joined(frame);
            case EVENT -> event(frame);
            default -> {} // refusals change nothing
        }
    }

    private static BoardSnapshot inflated(BoardSnapshot part) {
        try {
            return CompressedSnapshots.inflate(part, FrameLimits.FROM_SERVER);
        } catch (FrameException e) {
            throw new ContractViolation("a part of a snapshot cannot be read: " + e.getMessage());
        }
    }

    private void part(ByteString join, BoardSnapshot part) {
        if (!join.equals(snapshotOf)) {
            objects.clear();
            snapshotOf = join;
            seq = part.getSeq();
        }
        require(part.getSeq() == seq, () -> "a part of a snapshot at " + part.getSeq() + " among parts at " + seq);
        for (BoardObject object : part.getObjectsList()) {
            UUID id = Uuids.fromBytes(object.getObjectId());
            require(objects.putIfAbsent(id, object) == null, () -> "object " + id + " twice in a snapshot");
        }
    }

    private void joined(Frame frame) {
        if (frame.getSyscall() != Syscall.BOARD_JOIN) {
            return;
        }
        BoardState state = frame.getBoardState();
        require(!state.getResumed() || state.getEpoch() == epoch, () -> "resumed in another epoch");
        require(
                state.getResumed() || frame.getParentId().equals(snapshotOf),
                () -> "neither resumed nor sent a snapshot");
        require(state.getSeq() == seq, () -> "joined at " + state.getSeq() + " with changes up to " + seq);
        require(
                state.getCount() == objects.size(),
                () -> state.getCount() + " objects said, " + objects.size() + " sent");
        epoch = state.getEpoch();
        name = state.getName();
    }

    private void event(Frame frame) {
        if (frame.getSeq() == 0) {
            return;
        }
        require(frame.getSeq() == seq + 1, () -> "change " + frame.getSeq() + " follows " + seq);
        switch (frame.getSyscall()) {
            case OBJECT_CREATED -> created(frame.getObjectCreated().getObject());
            case OBJECT_UPDATED -> updated(frame.getObjectUpdated());
            case OBJECT_DELETED -> deletedObject(frame.getObjectDeleted().getObjectId());
            case BOARD_RENAMED -> name = frame.getBoardRenamed().getName();
            case BOARD_DELETED -> deleted = true;
            default -> throw new ContractViolation("a change that is none: " + frame.getSyscall());
        }
        seq = frame.getSeq();
    }

    private void created(BoardObject object) {
        UUID id = Uuids.fromBytes(object.getObjectId());
        require(object.getVersion() == 1, () -> "object " + id + " created with version " + object.getVersion());
        require(objects.putIfAbsent(id, object) == null, () -> "object " + id + " created twice");
    }

    private void updated(ObjectUpdated update) {
        UUID id = Uuids.fromBytes(update.getObjectId());
        BoardObject object = objects.get(id);
        if (object == null) {
            throw new ContractViolation("object " + id + " updated but not there");
        }
        require(
                update.getVersion() == object.getVersion() + 1,
                () -> "object " + id + ": version " + update.getVersion() + " follows " + object.getVersion());
        objects.put(id, ObjectPatches.apply(object, update.getPatch(), update.getVersion()));
    }

    private void deletedObject(ByteString objectId) {
        UUID id = Uuids.fromBytes(objectId);
        require(objects.remove(id) != null, () -> "object " + id + " deleted but not there");
    }

    private static void require(boolean kept, Supplier<String> violation) {
        if (!kept) {
            throw new ContractViolation(violation.get());
        }
    }
}
