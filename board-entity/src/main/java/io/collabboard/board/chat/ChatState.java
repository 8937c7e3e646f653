package io.collabboard.board.chat;

import io.collabboard.board.model.IdempotencyWindow;
import io.collabboard.board.model.Outcome;
import java.util.List;

/**
 * A conversation after its first {@code seq} events. Immutable, and bounded however long people have talked: older messages
 * are in the journal only.
 *
 * @param ended the board was deleted: nothing is left but the number
 */
public record ChatState(
        ChatSettings settings, long seq, boolean ended, RecentMessages recent, IdempotencyWindow outcomes) {

    public static ChatState empty(ChatSettings settings) {
        return nothing(settings, 0, false);
    }

    private static ChatState nothing(ChatSettings settings, long seq, boolean ended) {
        return new ChatState(
                settings,
                seq,
                ended,
                RecentMessages.empty(settings),
                IdempotencyWindow.empty(settings.idempotencyWindow()));
    }

    /**
     * A state as it was stored.
     *
     * @param recent oldest first; what is beyond the bounds of the settings is left out
     * @param outcomes oldest first
     */
    public static ChatState restored(
            ChatSettings settings, long seq, boolean ended, List<ChatMessage> recent, List<Outcome.Accepted> outcomes) {
        ChatState state = empty(settings);
        RecentMessages messages = state.recent();
        for (ChatMessage message : recent) {
            messages = messages.with(message);
        }
        IdempotencyWindow window = state.outcomes();
        for (Outcome.Accepted outcome : outcomes) {
            window = window.with(outcome);
        }
        return new ChatState(settings, seq, ended, messages, window);
    }

    /** The latest messages, oldest first. */
    public List<ChatMessage> recentMessages() {
        return recent.all();
    }

    /** Whether an event is the next that may be stored. */
    boolean isNext(ChatMessage message) {
        return message.seq() == seq + 1 && !ended;
    }

    ChatState apply(ChatEvent event) {
        if (event instanceof ChatEvent.Said said) {
            return with(said.message());
        }
        return nothing(settings, seq + 1, true);
    }

    private ChatState with(ChatMessage message) {
        if (!isNext(message)) {
            throw new IllegalStateException("message " + message.seq() + " behind " + seq + ", ended: " + ended);
        }
        Outcome.Accepted outcome = new Outcome.Accepted(message.id(), message.seq(), 0);
        return new ChatState(settings, message.seq(), false, recent.with(message), outcomes.with(outcome));
    }
}
