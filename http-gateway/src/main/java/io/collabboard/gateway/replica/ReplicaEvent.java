package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link BoardReplica} hears from the entities, from its helpers on this node and from its timers. */
sealed interface ReplicaEvent extends ReplicaCommand {
    /** From {@link Replicas}: nobody will be sent here any more; stop as soon as nobody is here. */
    record Retire() implements ReplicaEvent {}

    record FromBoard(ReplicaMessage message) implements ReplicaEvent {}

    record FromChat(ChatNews news) implements ReplicaEvent {}

    /** @param log that the snapshot belongs to */
    record SnapshotEncoded(FrameLog log, SnapshotFormat format, Snapshot snapshot) implements ReplicaEvent {}

    record SnapshotFailed(FrameLog log, SnapshotFormat format, Throwable failure) implements ReplicaEvent {}

    record EntityStopped(ActorRef<BoardCommand> entity) implements ReplicaEvent {}

    record ChatStopped(ActorRef<ChatCommand> entity) implements ReplicaEvent {}

    record PeerStopped(ActorRef<ReplicaMessage> peer) implements ReplicaEvent {}

    /** The timer of this client; its own key. */
    record TypingEnded(UUID clientId) implements ReplicaEvent {}

    enum Timer implements ReplicaEvent {
        RENEW,
        PULSE,
        CHANGES_READ,
        IDLE,
        LOOK_FOR_BOARD,
        LOOK_FOR_CHAT
    }
}
