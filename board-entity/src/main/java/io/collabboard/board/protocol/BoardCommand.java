package io.collabboard.board.protocol;

import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What a board entity is told. */
public sealed interface BoardCommand {

    /**
     * Send me every commit after {@code haveSeq} of {@code epoch} from now on. Repeated every few seconds: a renewal
     * keeps the entity awake and mends whatever was lost.
     */
    record Subscribe(ActorRef<ReplicaMessage> replica, long epoch, long haveSeq) implements BoardCommand {}

    /**
     * Tell me the changes after {@code afterSeq}, as far back as they are at hand; answered with {@link
     * ReplicaMessage.ChangesPart}, between the commits. An entity of the former release does not understand it and
     * stays silent.
     *
     * @param requestId comes back in the answer
     * @param maxBytes roughly, of the answer
     */
    record ReadChanges(ActorRef<ReplicaMessage> replica, long requestId, long epoch, long afterSeq, int maxBytes)
            implements BoardCommand {}

    record Unsubscribe(ActorRef<ReplicaMessage> replica) implements BoardCommand {}

    /** The next batch of a replica; answered with {@link ReplicaMessage.BatchOutcome}. */
    record SubmitBatch(ActorRef<ReplicaMessage> replica, long batchId, List<Submission> submissions)
            implements BoardCommand {
        public SubmitBatch {
            submissions = List.copyOf(submissions);
        }
    }

    /** One operation of somebody who is not on the board. */
    record Execute(Submission submission, ActorRef<Outcome> replyTo) implements BoardCommand {}

    /** The shard asks the entity to stop. */
    enum Stop implements BoardCommand {
        INSTANCE
    }

    /** A subscribed replica is gone. Never leaves the node. */
    record ReplicaStopped(ActorRef<ReplicaMessage> replica) implements BoardCommand {}
}
