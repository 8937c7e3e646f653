package io.collabboard.board.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatStateTest {
    private static final ChatSettings SETTINGS = new ChatSettings(4_000, 200, 64 << 10, 8, 8_192);

    @Test
    void aLongConversationTakesNoMoreThanItsBounds() {
        ChatState state = ChatState.empty(SETTINGS);
        for (int seq = 1; seq <= 10_000; seq++) {
            state = state.apply(said(seq, "short"));
        }
        assertThat(state.seq()).isEqualTo(10_000);
        assertThat(state.recentMessages()).hasSize(200);
        assertThat(state.outcomes().outcomes()).hasSize(8_192);
    }

    @Test
    void longMessagesAreBoundedInBytesAndTheLatestIsAlwaysThere() {
        ChatState state = ChatState.empty(SETTINGS);
        for (int seq = 1; seq <= 50; seq++) {
            state = state.apply(said(seq, "x".repeat(4_000)));
        }
        assertThat(state.recentMessages()).hasSize(5);
        ChatState tight = ChatState.empty(new ChatSettings(4_000, 200, 1, 8, 8_192));
        tight = tight.apply(said(1, "one")).apply(said(2, "two"));
        assertThat(tight.recentMessages()).extracting(ChatMessage::text).containsExactly("two");
    }

    @Test
    void aHoleAndAMessageBehindTheEndAreFaults() {
        ChatState state = ChatState.empty(SETTINGS).apply(said(1, "one"));
        assertThatThrownBy(() -> state.apply(said(3, "three"))).isInstanceOf(IllegalStateException.class);
        ChatState ended = state.apply(new ChatEvent.Ended());
        assertThat(ended.recentMessages()).isEmpty();
        assertThatThrownBy(() -> ended.apply(said(3, "three"))).isInstanceOf(IllegalStateException.class);
    }

    private static ChatEvent said(long seq, String text) {
        return new ChatEvent.Said(new ChatMessage(UUID.randomUUID(), seq, UUID.randomUUID(), "ada", "Ada", text, 1));
    }
}
