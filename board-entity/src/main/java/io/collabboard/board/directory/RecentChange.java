package io.collabboard.board.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one board of late.
 *
 * @param seq sequence number of the last change that this holds
 * @param created the board as it was created, if that was of late too
 * @param name its new name, if it was renamed
 * @param expires when it is forgotten at the latest
 */
record RecentChange(
        long seq, Listing.@Nullable Entry created, @Nullable String name, boolean deleted, Instant expires) {

    /** Both changes as one; the other may be the earlier one. */
    RecentChange and(RecentChange other) {
        if (other.seq < seq) {
            return other.and(this);
        }
        return new RecentChange(
                other.seq,
                other.created == null ? created : other.created,
                other.name == null ? name : other.name,
                deleted || other.deleted,
                other.expires.isAfter(expires) ? other.expires : expires);
    }

    /** The board's entry as somebody should see it, given the one of the read model; null: not at all. */
    Listing.@Nullable Entry appliedTo(Listing.@Nullable Entry listed, String userId) {
        if (deleted) {
            return null;
        }
        Listing.Entry entry = listed;
        if (entry == null && created != null && created.isVisibleTo(userId)) {
            entry = created;
        }
        return entry == null || name == null ? entry : entry.renamed(name);
    }
}
