package io.collabboard.board;

import io.collabboard.board.model.BoardState;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The replicas that follow a board: one for each node with viewers. Each is watched; all know of each other. */
final class Subscribers {
    private final ActorContext<BoardCommand> context;

    /** Each with the outcome of its latest batch. */
    private final Map<ActorRef<ReplicaMessage>, Optional<ReplicaMessage.BatchOutcome>> replicas = new LinkedHashMap<>();

    Subscribers(ActorContext<BoardCommand> context) {
        this.context = context;
    }

    /** Brings the replica to the state of the board and keeps it there; or tells it that there is no board. */
    void subscribe(long epoch, BoardState state, BoardCommand.Subscribe request) {
        ActorRef<ReplicaMessage> replica = request.replica();
        state.ifExists()
                .ifPresentOrElse(
                        meta -> {
                            add(replica);
                            new CatchUp(context.getSelf(), epoch, state, meta).send(request, others(replica));
                        },
                        () -> replica.tell(ReplicaMessage.BoardMissing.INSTANCE));
    }

    private void add(ActorRef<ReplicaMessage> replica) {
        if (replicas.putIfAbsent(replica, Optional.empty()) == null) {
            context.watchWith(replica, new BoardCommand.ReplicaStopped(replica));
            tellPeers(replica);
        }
    }

    void remove(ActorRef<ReplicaMessage> replica) {
        if (replicas.remove(replica) != null) {
            context.unwatch(replica);
            tellPeers(replica);
        }
    }

    void stopping() {
        tell(new ReplicaMessage.EntityStopping(context.getSelf()));
    }

    void tell(ReplicaMessage message) {
        replicas.keySet().forEach(replica -> replica.tell(message));
    }

    boolean contains(ActorRef<ReplicaMessage> replica) {
        return replicas.containsKey(replica);
    }

    /** Answers a batch, and remembers the answer in case that the batch comes again. */
    void answer(ActorRef<ReplicaMessage> replica, ReplicaMessage.BatchOutcome outcome) {
        replicas.replace(replica, Optional.of(outcome));
        replica.tell(outcome);
    }

    /** What was answered to this batch, if it is the replica's latest. */
    Optional<ReplicaMessage.BatchOutcome> answerTo(ActorRef<ReplicaMessage> replica, long batchId) {
        return replicas.getOrDefault(replica, Optional.empty()).filter(answer -> answer.batchId() == batchId);
    }

    private Set<ActorRef<ReplicaMessage>> others(ActorRef<ReplicaMessage> replica) {
        return replicas.keySet().stream()
                .filter(other -> !other.equals(replica))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void tellPeers(ActorRef<ReplicaMessage> except) {
        for (ActorRef<ReplicaMessage> replica : replicas.keySet()) {
            if (!replica.equals(except)) {
                replica.tell(new ReplicaMessage.Peers(others(replica)));
            }
        }
    }
}
