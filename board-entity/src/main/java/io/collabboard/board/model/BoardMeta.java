package io.collabboard.board.model;

import java.util.Optional;

/**
 * What a board is, apart from its objects.
 *
 * @param isPublic whether every signed-in person may edit it
 * @param createdAt ms since the epoch
 */
public record BoardMeta(String name, String ownerId, boolean isPublic, long createdAt) {

    /** Empty: the person may not even see it. */
    public Optional<Role> roleOf(String userId) {
        if (ownerId.equals(userId)) {
            return Optional.of(Role.ADMIN);
        }
        return isPublic ? Optional.of(Role.EDITOR) : Optional.empty();
    }

    BoardMeta renamed(String newName) {
        return new BoardMeta(newName, ownerId, isPublic, createdAt);
    }
}
