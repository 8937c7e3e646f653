package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardObject;
import io.collabboard.gateway.wire.SnapshotEncoder;
import java.util.List;
import java.util.UUID;

/** How snapshots are sent, by what a client understands. */
enum SnapshotFormat {
    PLAIN(150) {
        @Override
        List<SnapshotEncoder.SharedPart> encode(
                UUID boardId, long seq, List<BoardObject> objects, ReplicaSettings settings) {
            return SnapshotEncoder.plain(boardId, seq, objects);
        }
    },

    DEFLATED(45) {
        @Override
        List<SnapshotEncoder.SharedPart> encode(
                UUID boardId, long seq, List<BoardObject> objects, ReplicaSettings settings) {
            return SnapshotEncoder.deflated(boardId, seq, objects, settings.deflateAbove());
        }
    };

    /** Measured on boards of notes and shapes; a guess for any other. */
    private final int bytesPerObject;

    SnapshotFormat(int bytesPerObject) {
        this.bytesPerObject = bytesPerObject;
    }

    /** Roughly the bytes of a snapshot that has not been encoded. */
    long estimate(int objects) {
        return (long) objects * bytesPerObject;
    }

    abstract List<SnapshotEncoder.SharedPart> encode(
            UUID boardId, long seq, List<BoardObject> objects, ReplicaSettings settings);
}
