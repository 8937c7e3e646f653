package io.collabboard.board.chat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;

/**
 * Settings of the section {@code collabboard.chat}; each is explained in {@code reference.conf}.
 *
 * @param maxTextCharacters of a message, in UTF-16 units
 * @param recentMessages that a conversation keeps in memory
 * @param recentBytes the same in bytes, roughly
 * @param readsAtOnce pages that are read from the journal at once for one conversation
 * @param idempotencyWindow messages whose outcome a conversation remembers
 */
public record ChatSettings(
        int maxTextCharacters, int recentMessages, int recentBytes, int readsAtOnce, int idempotencyWindow) {
    private static final String SECTION = "collabboard.chat";

    /**
     * Reads the section.
     *
     * @param config the whole configuration of the actor system
     * @throws ConfigException naming the key, for a value that is missing or senseless
     */
    public static ChatSettings fromConfig(Config config) {
        Config chat = config.getConfig(SECTION);
        return new ChatSettings(
                between(1, 10_000, chat, "max-text-characters"),
                between(1, 1_000, chat, "recent-messages"),
                between(1, 512 << 10, chat, "recent-size"),
                between(1, 1_000, chat, "reads-at-once"),
                between(8_192, Integer.MAX_VALUE, chat, "idempotency-window"));
    }

    private static int between(int least, int most, Config config, String key) {
        long value = config.getBytes(key);
        if (value < least || value > most) {
            throw new ConfigException.BadValue(
                    config.getValue(key).origin(), SECTION + "." + key, "must be from " + least + " to " + most);
        }
        return (int) value;
    }
}
