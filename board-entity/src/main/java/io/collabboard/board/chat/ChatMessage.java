package io.collabboard.board.chat;

import java.util.UUID;

/**
 * A message that is stored.
 *
 * @param id chosen by its sender
 * @param seq place in the conversation, from 1, without holes
 * @param clientId the socket that it came from
 * @param userName as it was when the message was sent
 * @param ts when it was accepted, ms since the epoch
 */
public record ChatMessage(UUID id, long seq, UUID clientId, String userId, String userName, String text, long ts) {
    private static final int OVERHEAD_BYTES = 96;

    /** Roughly the bytes that it takes in memory and on the way; each character counts as three, the most that it can take. */
    int weight() {
        return OVERHEAD_BYTES + 3 * (text.length() + userName.length());
    }
}
