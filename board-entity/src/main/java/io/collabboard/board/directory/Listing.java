package io.collabboard.board.directory;

import java.util.List;
import java.util.UUID;

/**
 * Boards that somebody may see, newest first.
 *
 * @param rev revision of the directory; never 0
 * @param unchanged nothing has changed since the revision that was asked about; there are no entries then
 * @param truncated there are more than the limit that was asked for
 */
public record Listing(long rev, boolean unchanged, boolean truncated, List<Entry> entries) {

    public Listing {
        entries = List.copyOf(entries);
    }

    static Listing unchanged(long rev) {
        return new Listing(rev, true, false, List.of());
    }

    /**
     * One board.
     *
     * @param ownerName empty where the owner has no account any more
     * @param createdAt ms since the epoch
     */
    public record Entry(UUID boardId, String name, String ownerId, String ownerName, boolean isPublic, long createdAt) {

        Entry renamed(String newName) {
            return new Entry(boardId, newName, ownerId, ownerName, isPublic, createdAt);
        }

        boolean isVisibleTo(String userId) {
            return isPublic || ownerId.equals(userId);
        }
    }
}
