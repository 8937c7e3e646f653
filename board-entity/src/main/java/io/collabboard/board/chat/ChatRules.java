package io.collabboard.board.chat;

import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What may be said. Who may speak is known to the replica, which has the board. */
final class ChatRules {
    private static final String TEXT = "text";

    private ChatRules() {}

    /** What is known of a draft without storing it: the outcome of an earlier try, or a refusal; null for neither. */
    static @Nullable Outcome known(ChatState state, ChatDraft draft) {
        if (state.ended()) {
            return new Outcome.Refused(draft.id(), Refusal.boardNotFound());
        }
        Outcome earlier = state.outcomes().outcomeOf(draft.id());
        if (earlier != null) {
            return earlier;
        }
        Refusal wrong = wrong(draft.text(), state.settings().maxTextCharacters());
        return wrong == null ? null : new Outcome.Refused(draft.id(), wrong);
    }

    private static @Nullable Refusal wrong(String text, int maxCharacters) {
        if (text.isBlank()) {
            return new Refusal(Reason.INVALID_ARGUMENT, "text must not be blank", TEXT, 0);
        }
        if (text.length() > maxCharacters) {
            return new Refusal(
                    Reason.LIMIT_EXCEEDED, "text exceeds the limit of " + maxCharacters, TEXT, maxCharacters);
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            return new Refusal(Reason.INVALID_ARGUMENT, "text has a control character other than \\n", TEXT, 0);
        }
        return null;
    }
}
