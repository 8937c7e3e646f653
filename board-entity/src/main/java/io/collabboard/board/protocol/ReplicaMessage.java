package io.collabboard.board.protocol;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/** What a replica of a board is told, by the entity or by the replica of the same board on another node. */
public sealed interface ReplicaMessage {

    /**
     * The subscription stands.
     *
     * @param tail the changes after what the replica has; empty where {@code snapshotParts} parts follow instead
     * @param peers the other subscribed replicas
     */
    record Subscribed(
            ActorRef<BoardCommand> entity,
            long epoch,
            long seq,
            BoardMeta meta,
            List<BoardChanged> tail,
            int snapshotParts,
            Set<ActorRef<ReplicaMessage>> peers)
            implements ReplicaMessage {
        public Subscribed {
            tail = List.copyOf(tail);
            peers = Set.copyOf(peers);
        }
    }

    /** Objects of the board at {@code seq}; parts are numbered from 0. */
    record SnapshotPart(long epoch, long seq, int part, List<BoardObject> objects) implements ReplicaMessage {
        public SnapshotPart {
            objects = List.copyOf(objects);
        }
    }

    /**
     * A part of the answer to {@link BoardCommand.ReadChanges}: the latest batches, in their order and over all parts
     * without a hole. They may begin later than was asked for; none at all: nothing is at hand.
     */
    record ChangesPart(long requestId, List<BoardChanged> batches, boolean isLast) implements ReplicaMessage {
        public ChangesPart {
            batches = List.copyOf(batches);
        }
    }

    /** There is no such board, or no longer. */
    enum BoardMissing implements ReplicaMessage {
        INSTANCE
    }

    /**
     * The entity stops and will be somewhere else: subscribe there. Told besides being watched, as Pekko tells other nodes of
     * no actor that ends with a node that is about to leave, until that node is gone.
     */
    record EntityStopping(ActorRef<BoardCommand> entity) implements ReplicaMessage {}

    /** What was stored. */
    record Commit(long epoch, BoardChanged batch) implements ReplicaMessage {}

    /** What became of a batch, in the order of its submissions; comes behind the commit that it caused. */
    record BatchOutcome(long batchId, List<Outcome> outcomes) implements ReplicaMessage {
        public BatchOutcome {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Who else is subscribed. */
    record Peers(Set<ActorRef<ReplicaMessage>> replicas) implements ReplicaMessage {
        public Peers {
            replicas = Set.copyOf(replicas);
        }
    }

    /**
     * Everyone who is on the board through {@code replica}; replaces what it said before.
     *
     * @param number of its last {@link PeerPresence} that is in here; 0 from a replica that does not count
     */
    record PeerParticipants(ActorRef<ReplicaMessage> replica, List<Participant> participants, long number)
            implements ReplicaMessage {
        public PeerParticipants {
            participants = List.copyOf(participants);
        }
    }

    /**
     * What changed since the last message of {@code replica}: who parted, then who joined, then the presence of people.
     *
     * @param number one more than its last; the same as its last for a renewal, which holds nothing; 0 where it does not
     *     count and only tells of {@code people}
     */
    record PeerPresence(
            ActorRef<ReplicaMessage> replica,
            List<PersonPresence> people,
            long number,
            List<Participant> joined,
            List<UUID> parted)
            implements ReplicaMessage {
        public PeerPresence {
            people = List.copyOf(people);
            joined = List.copyOf(joined);
            parted = List.copyOf(parted);
        }

        /** Not counted. */
        public PeerPresence(ActorRef<ReplicaMessage> replica, List<PersonPresence> people) {
            this(replica, people, 0, List.of(), List.of());
        }
    }

    /** {@code replica} has missed something and wants to be told everything. */
    record PeerQuestion(ActorRef<ReplicaMessage> replica) implements ReplicaMessage {}
}
