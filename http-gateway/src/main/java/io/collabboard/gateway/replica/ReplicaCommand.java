package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.Exchange;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a {@link BoardReplica} is told on its own node; by sessions, unless it is a {@link ReplicaEvent}. */
public sealed interface ReplicaCommand
        permits ReplicaCommand.Join,
                ReplicaCommand.Leave,
                ReplicaCommand.Submit,
                ReplicaCommand.Withdraw,
                ReplicaCommand.ListUsers,
                ReplicaCommand.MoveCursor,
                ReplicaCommand.Drag,
                ReplicaCommand.Type,
                ReplicaCommand.Select,
                ReplicaCommand.EndDrag,
                ReplicaCommand.Say,
                ReplicaCommand.ReadChat,
                ReplicaEvent {

    /**
     * @param afterSeq what the client has of {@code epoch}; see {@code board:join}
     * @param acceptsDeflate whether parts of a snapshot may be compressed
     */
    record Join(
            Exchange exchange,
            Participant participant,
            Follower follower,
            long epoch,
            long afterSeq,
            boolean acceptsDeflate)
            implements ReplicaCommand {

        SnapshotFormat format() {
            return acceptsDeflate ? SnapshotFormat.DEFLATED : SnapshotFormat.PLAIN;
        }
    }

    record Leave(UUID clientId) implements ReplicaCommand {}

    /** @param from gets the answer, also once it has left the board */
    record Submit(Submission submission, Follower from) implements ReplicaCommand {}

    /** Take an operation back, if it has not been sent to the entity. */
    record Withdraw(UUID clientId, UUID operationId) implements ReplicaCommand {}

    record ListUsers(UUID clientId, Exchange exchange) implements ReplicaCommand {}

    /** @param cursor null: none any more */
    record MoveCursor(UUID clientId, PersonPresence.@Nullable Cursor cursor) implements ReplicaCommand {}

    record Drag(UUID clientId, List<PersonPresence.Drag> drags) implements ReplicaCommand {}

    /** Somebody is writing a chat message, or no longer. */
    record Type(UUID clientId, boolean isTyping) implements ReplicaCommand {}

    /** @param objectIds empty: nothing */
    record Select(UUID clientId, List<UUID> objectIds) implements ReplicaCommand {}

    /** @param objectIds empty: all */
    record EndDrag(UUID clientId, Set<UUID> objectIds) implements ReplicaCommand {}

    /** @param from gets the answer, also once it has left the board */
    record Say(ChatDraft draft, Follower from) implements ReplicaCommand {}

    /**
     * @param beforeSeq only messages before this one; 0: the newest
     * @param limit at least 1
     */
    record ReadChat(Participant who, Exchange exchange, long beforeSeq, int limit, Follower from)
            implements ReplicaCommand {}
}
