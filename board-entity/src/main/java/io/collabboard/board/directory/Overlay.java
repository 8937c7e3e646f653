package io.collabboard.board.directory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Recent changes at one moment, to be laid over what the read model lists. Immutable. */
record Overlay(Map<UUID, RecentChange> changes) {
    /** As PostgreSQL orders them: ids as unsigned bytes, which is the order of their text. */
    private static final Comparator<Listing.Entry> NEWEST_FIRST = Comparator.comparingLong(Listing.Entry::createdAt)
            .thenComparing(entry -> entry.boardId().toString())
            .reversed();

    Overlay {
        changes = Map.copyOf(changes);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    Set<UUID> boardIds() {
        return changes.keySet();
    }

    /**
     * What the read model does not have yet.
     *
     * @param appliedSeqs sequence number of the last change in the read model, of each board it knows
     */
    Overlay without(Map<UUID, Long> appliedSeqs) {
        return new Overlay(changes.entrySet().stream()
                .filter(change -> appliedSeqs.getOrDefault(change.getKey(), 0L)
                        < change.getValue().seq())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The entries as this person should see them, newest first. */
    List<Listing.Entry> over(List<Listing.Entry> entries, String userId) {
        Map<UUID, Listing.Entry> byId =
                new HashMap<>(entries.stream().collect(Collectors.toMap(Listing.Entry::boardId, Function.identity())));
        changes.forEach((boardId, change) -> {
            Listing.Entry seen = change.appliedTo(byId.get(boardId), userId);
            if (seen == null) {
                byId.remove(boardId);
            } else {
                byId.put(boardId, seen);
            }
        });
        return byId.values().stream().sorted(NEWEST_FIRST).toList();
    }
}
