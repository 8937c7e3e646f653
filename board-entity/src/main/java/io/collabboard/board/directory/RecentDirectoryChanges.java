package io.collabboard.board.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Changes that this node made to boards and that the read model may not have yet, so that whoever made one sees it at
 * once. One per node, safe from any thread. A change is forgotten when the read model has it, after a minute, or when a
 * thousand boards have changed since.
 */
public final class RecentDirectoryChanges {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int MAX_BOARDS = 1_000;

    private final InstantSource clock;
    /** Least recently changed first; guarded by itself. */
    private final Map<UUID, RecentChange> changes = new LinkedHashMap<>();

    public RecentDirectoryChanges(InstantSource clock) {
        this.clock = clock;
    }

    /** @param seq sequence number of the change, as it was acknowledged */
    public void created(Listing.Entry board, long seq) {
        add(board.boardId(), new RecentChange(seq, board, null, false, expiry()));
    }

    /** @param seq sequence number of the change, as it was acknowledged */
    public void renamed(UUID boardId, String name, long seq) {
        add(boardId, new RecentChange(seq, null, name, false, expiry()));
    }

    /** @param seq sequence number of the change, as it was acknowledged */
    public void deleted(UUID boardId, long seq) {
        add(boardId, new RecentChange(seq, null, null, true, expiry()));
    }

    Overlay overlay() {
        synchronized (changes) {
            dropExpired();
            return new Overlay(changes);
        }
    }

    /** Forgets what the read model has. */
    void keepOnly(Overlay missing, Overlay checked) {
        synchronized (changes) {
            checked.changes().forEach((boardId, change) -> {
                if (!missing.changes().containsKey(boardId)) {
                    changes.remove(boardId, change);
                }
            });
        }
    }

    private void add(UUID boardId, RecentChange change) {
        synchronized (changes) {
            dropExpired();
            RecentChange former = changes.remove(boardId);
            changes.put(boardId, former == null ? change : former.and(change));
            if (changes.size() > MAX_BOARDS) {
                changes.remove(changes.keySet().iterator().next());
            }
        }
    }

    private void dropExpired() {
        Instant now = clock.instant();
        Iterator<RecentChange> oldestFirst = changes.values().iterator();
        while (oldestFirst.hasNext() && !oldestFirst.next().expires().isAfter(now)) {
            oldestFirst.remove();
        }
    }

    private Instant expiry() {
        return clock.instant().plus(LIFETIME);
    }
}
