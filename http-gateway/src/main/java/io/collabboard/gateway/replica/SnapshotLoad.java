package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.ReplicaMessage;
import org.jspecify.annotations.Nullable;

/** A board that is being received in parts. */
final class SnapshotLoad {
    private final BoardCopy copy;
    private final int parts;
    private int received;
    private int receivedBefore;

    SnapshotLoad(ReplicaMessage.Subscribed announcement) {
        this.copy = new BoardCopy(announcement.epoch(), announcement.seq(), announcement.meta());
        this.parts = announcement.snapshotParts();
    }

    /** @return the whole board once the last part is in; a part out of turn is left out, and the load never completes */
    @Nullable
    BoardCopy add(ReplicaMessage.SnapshotPart part) {
        if (part.epoch() != copy.epoch() || part.seq() != copy.seq() || part.part() != received) {
            return null;
        }
        copy.load(part.objects());
        received++;
        return received == parts ? copy : null;
    }

    /**
     * Whether parts have come since it was last asked. A load that goes on must not be begun again by a renewal: on a large
     * board it would never end.
     */
    boolean hasProgressed() {
        boolean hasProgressed = received > receivedBefore;
        receivedBefore = received;
        return hasProgressed;
    }
}
