package io.collabboard.board.chat;

import io.collabboard.board.model.Outcome;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/** What a replica of a board is told of its conversation. */
public sealed interface ChatNews {

    /**
     * The subscription stands.
     *
     * @param seq of the last message
     * @param tail the messages after what the replica has, as far back as they are at hand, oldest first
     */
    record Subscribed(ActorRef<ChatCommand> entity, long seq, List<ChatMessage> tail) implements ChatNews {
        public Subscribed {
            tail = List.copyOf(tail);
        }
    }

    /** The entity stops and will be somewhere else: subscribe there. */
    record EntityStopping(ActorRef<ChatCommand> entity) implements ChatNews {}

    /** What was stored. */
    record Said(ChatMessage message) implements ChatNews {}

    /** What became of a message; comes behind the news of it. An accepted one has its place in the conversation as seq. */
    record Decided(Outcome outcome) implements ChatNews {}

    /** @param more whether there are older ones */
    record Page(UUID requestId, List<ChatMessage> newestFirst, boolean more) implements ChatNews {
        public Page {
            newestFirst = List.copyOf(newestFirst);
        }
    }

    record PageFailed(UUID requestId, Reason reason) implements ChatNews {
        /** Why. */
        public enum Reason {
            /** The board was deleted. */
            ENDED,
            /** Too many pages of this conversation are being read. */
            OVERLOADED,
            /** The journal could not be read. */
            DATABASE
        }
    }
}
