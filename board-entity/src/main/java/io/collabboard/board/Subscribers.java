package io.collabboard.board;

import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The replicas that follow a board: one for each node with viewers. Each is watched; all know of each other. */
final class Subscribers {
    private final ActorContext<BoardCommand> context;
    private final Set<ActorRef<ReplicaMessage>> replicas = new LinkedHashSet<>();

    Subscribers(ActorContext<BoardCommand> context) {
        this.context = context;
    }

    void add(ActorRef<ReplicaMessage> replica) {
        if (replicas.add(replica)) {
            context.watchWith(replica, new BoardCommand.ReplicaStopped(replica));
            tellPeers(replica);
        }
    }

    void remove(ActorRef<ReplicaMessage> replica) {
        if (replicas.remove(replica)) {
            context.unwatch(replica);
            tellPeers(replica);
        }
    }

    void tell(ReplicaMessage message) {
        replicas.forEach(replica -> replica.tell(message));
    }

    Set<ActorRef<ReplicaMessage>> others(ActorRef<ReplicaMessage> replica) {
        return replicas.stream().filter(other -> !other.equals(replica)).collect(Collectors.toUnmodifiableSet());
    }

    private void tellPeers(ActorRef<ReplicaMessage> except) {
        for (ActorRef<ReplicaMessage> replica : replicas) {
            if (!replica.equals(except)) {
                replica.tell(new ReplicaMessage.Peers(others(replica)));
            }
        }
    }
}
