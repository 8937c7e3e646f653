package io.collabboard.gateway.wire;

import io.collabboard.board.model.Role;
import java.util.UUID;

/**
 * A board in a list.
 *
 * @param createdAt ms since the epoch
 * @param role of the person who asks
 */
public record BoardEntry(
        UUID boardId, String name, String ownerId, String ownerName, boolean isPublic, long createdAt, Role role) {}
