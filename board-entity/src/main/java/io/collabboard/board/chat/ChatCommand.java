package io.collabboard.board.chat;

import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What the entity of a conversation is told. */
public sealed interface ChatCommand {

    /**
     * Send me every message after {@code haveSeq} from now on. Repeated every few seconds: a renewal keeps the entity awake
     * and mends whatever was lost.
     *
     * @param haveSeq null: nothing, and only what comes from now on is wanted
     */
    record Subscribe(ActorRef<ChatNews> replica, @Nullable Long haveSeq) implements ChatCommand {}

    record Unsubscribe(ActorRef<ChatNews> replica) implements ChatCommand {}

    /** Answered with {@link ChatNews.Decided}. A replica that is not subscribed is left without an answer. */
    record Send(ActorRef<ChatNews> replica, ChatDraft draft) implements ChatCommand {}

    /**
     * Answered with {@link ChatNews.Page} or {@link ChatNews.PageFailed}. A replica that is not subscribed is left without an
     * answer: it would not be told what comes behind the page.
     *
     * @param requestId comes back in the answer
     * @param beforeSeq only messages before this one; 0: the newest
     * @param limit messages at most, at least 1
     */
    record Read(ActorRef<ChatNews> replica, UUID requestId, long beforeSeq, int limit) implements ChatCommand {}

    /** The board was deleted. */
    enum End implements ChatCommand {
        INSTANCE
    }

    /** The shard asks the entity to stop. */
    enum Stop implements ChatCommand {
        INSTANCE
    }

    /** A subscribed replica is gone. Never leaves the node. */
    record ReplicaStopped(ActorRef<ChatNews> replica) implements ChatCommand {}

    /**
     * A page for which the journal was read. Never leaves the node.
     *
     * @param messages oldest first
     * @param failure null where it could be read
     */
    record PageRead(
            Read request,
            List<ChatMessage> messages,
            @Nullable Throwable failure) implements ChatCommand {
        public PageRead {
            messages = List.copyOf(messages);
        }
    }
}
