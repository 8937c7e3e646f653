package io.collabboard.board.protocol;

import java.util.UUID;

/**
 * Somebody on a board.
 *
 * @param clientId the socket
 * @param userColor "#rrggbb"
 */
public record Participant(UUID clientId, String userId, String userName, String userColor) {}
