package io.collabboard.board.chat;

import java.util.UUID;

/**
 * A message as its sender hands it in.
 *
 * @param id the same for each try
 */
public record ChatDraft(UUID id, UUID clientId, String userId, String userName, String text) {}
