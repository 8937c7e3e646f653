package io.collabboard.board.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Lists boards. Safe from any thread; every stage may fail with an {@link SQLException} as cause, which a later try may
 * overcome.
 */
public final class BoardDirectory {
    private final DataSource dataSource;
    private final Executor executor;
    private final RecentDirectoryChanges recent;

    /**
     * A reader of the directory.
     *
     * @param executor where the blocking calls run
     * @param recent this node's own changes, seen in listings before the read model has them
     */
    public BoardDirectory(DataSource dataSource, Executor executor, RecentDirectoryChanges recent) {
        this.dataSource = dataSource;
        this.executor = executor;
        this.recent = recent;
    }

    /**
     * The boards that a person owns or that are public, newest first.
     *
     * @param sinceRev revision of the listing that the person has; 0 for none
     * @param limit entries at most, at least 1
     */
    public CompletionStage<Listing> list(String userId, long sinceRev, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a listing has room for one board at least, not " + limit);
        }
        return read(sql -> list(sql, userId, sinceRev, limit));
    }

    /** The revision of the read model. */
    public CompletionStage<Long> rev() {
        return read(DirectoryQueries::rev);
    }

    private Listing list(DirectoryQueries sql, String userId, long sinceRev, int limit) throws SQLException {
        Overlay overlay = missing(sql, recent.overlay());
        long rev = sql.rev();
        if (overlay.isEmpty() && rev == sinceRev) {
            return Listing.unchanged(rev);
        }
        List<Listing.Entry> listed = sql.visibleTo(userId, limit + 1);
        List<Listing.Entry> seen = overlay.over(listed, userId);
        boolean truncated = listed.size() > limit || seen.size() > limit;
        return new Listing(rev, false, truncated, seen.subList(0, Math.min(seen.size(), limit)));
    }

    /** What of the overlay the read model does not have yet; the rest is forgotten. */
    private Overlay missing(DirectoryQueries sql, Overlay overlay) throws SQLException {
        if (overlay.isEmpty()) {
            return overlay;
        }
        Map<UUID, Long> applied = sql.seqs(overlay.boardIds());
        Overlay missing = overlay.without(applied);
        recent.keepOnly(missing, overlay);
        return missing;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(DirectoryQueries sql) throws SQLException;
    }

    private <T> CompletionStage<T> read(Reading<T> reading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = dataSource.getConnection()) {
                        return DirectoryQueries.inSnapshot(connection, reading::from);
                    } catch (SQLException e) {
                        throw new CompletionException("the board directory cannot be read", e);
                    }
                },
                executor);
    }
}
