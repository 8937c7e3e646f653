package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.JoinedBoard;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.SnapshotEncoder;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a replica tells a session. A {@code barrier} is a position of the board's log: what follows from the reply may be
 * sent only behind everything before it.
 */
public sealed interface ReplicaReply {

    /**
     * The session is on the board.
     *
     * @param position where it starts to read
     * @param parts the snapshot to send before that; empty for a session that is resumed
     * @param missed EVENTs to send before that to a session that is resumed; empty where the log has them all
     * @param barrier the log's head: everything before it belongs to the answer
     */
    record Joined(
            Exchange exchange,
            UUID boardId,
            ActorRef<ReplicaCommand> replica,
            BoardFeed feed,
            long position,
            List<SnapshotEncoder.SharedPart> parts,
            List<ByteString> missed,
            long barrier,
            JoinedBoard board)
            implements ReplicaReply {}

    record JoinFailed(Exchange exchange, Problem problem) implements ReplicaReply {}

    /** @param current for a stale update, the object as it is now */
    record Decided(Outcome outcome, @Nullable BoardObject current, long barrier) implements ReplicaReply {}

    /** The operation was taken back before it was submitted. */
    record Withdrawn(UUID operationId) implements ReplicaReply {}

    /** The operation was not queued. */
    record Overloaded(UUID operationId) implements ReplicaReply {}

    record Participants(Exchange exchange, List<Participant> participants, long barrier) implements ReplicaReply {}

    /** @param newestFirst without holes */
    record ChatPage(Exchange exchange, List<ChatMessage> newestFirst, boolean more, long barrier)
            implements ReplicaReply {
        public ChatPage {
            newestFirst = List.copyOf(newestFirst);
        }
    }

    /** A page of the conversation could not be had. */
    record ChatUnread(Exchange exchange, Problem problem) implements ReplicaReply {}

    /** The feed goes no further; join again. */
    record FeedBroken(UUID boardId, String reason) implements ReplicaReply {}

    /** The board has been deleted. */
    record BoardEnded(UUID boardId, long barrier) implements ReplicaReply {}
}
