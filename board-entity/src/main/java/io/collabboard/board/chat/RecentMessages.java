package io.collabboard.board.chat;

import java.util.ArrayList;
import java.util.List;

/** The latest messages of a conversation, bounded in number and in bytes; the very latest is always there. Immutable. */
final class RecentMessages {
    private final int maxMessages;
    private final int maxBytes;
    private final int bytes;
    private final List<ChatMessage> oldestFirst;

    private RecentMessages(int maxMessages, int maxBytes, int bytes, List<ChatMessage> oldestFirst) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.bytes = bytes;
        this.oldestFirst = oldestFirst;
    }

    static RecentMessages empty(ChatSettings settings) {
        return new RecentMessages(settings.recentMessages(), settings.recentBytes(), 0, List.of());
    }

    RecentMessages with(ChatMessage message) {
        List<ChatMessage> all = new ArrayList<>(oldestFirst);
        all.add(message);
        int total = bytes + message.weight();
        int dropped = 0;
        while (dropped < all.size() - 1 && (all.size() - dropped > maxMessages || total > maxBytes)) {
            total -= all.get(dropped++).weight();
        }
        return new RecentMessages(maxMessages, maxBytes, total, List.copyOf(all.subList(dropped, all.size())));
    }

    /** Oldest first. */
    List<ChatMessage> all() {
        return oldestFirst;
    }

    /** Those from {@code first} to {@code last}, both included, as far as they are here; oldest first. */
    List<ChatMessage> between(long first, long last) {
        return oldestFirst.stream()
                .filter(message -> message.seq() >= first && message.seq() <= last)
                .toList();
    }
}
