package io.collabboard.board.directory;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes what happened to boards into the read model. Applying an event twice leaves what applying it once does. */
final class DirectoryUpdates {
    private static final String NEXT_REV = "update board_directory_rev set rev = rev + 1 returning rev";

    private static final String CREATE = """
            insert into board_directory (seq, rev, board_id, name, owner_id, is_public, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (board_id) do nothing
            """;

    private static final String RENAME =
            "update board_directory set seq = ?, rev = ?, name = ? where board_id = ? and seq < ?";

    private static final String DELETE =
            "update board_directory set seq = ?, rev = ?, deleted = true where board_id = ? and seq < ?";

    private final Connection connection;

    /** @param connection in a transaction, which is left to the caller */
    DirectoryUpdates(Connection connection) {
        this.connection = connection;
    }

    void apply(UUID boardId, BoardChanged event) throws SQLException {
        long rev = nextRev();
        long seq = event.firstSeq();
        for (Change change : event.changes()) {
            Change.Body body = change.body();
            if (body instanceof Change.BoardCreated created) {
                create(boardId, created, event.ts(), seq, rev);
            } else if (body instanceof Change.BoardRenamed renamed) {
                rename(boardId, renamed, seq, rev);
            } else if (body instanceof Change.BoardDeleted) {
                delete(boardId, seq, rev);
            }
            seq++;
        }
    }

    /** Locks the counter, so revisions become visible in their order. */
    private long nextRev() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_REV);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("board_directory_rev has lost its row");
            }
            return rows.getLong("rev");
        }
    }

    private void create(UUID boardId, Change.BoardCreated created, long ts, long seq, long rev) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            statement.setLong(1, seq);
            statement.setLong(2, rev);
            statement.setObject(3, boardId);
            statement.setString(4, created.name());
            statement.setString(5, created.ownerId());
            statement.setBoolean(6, created.isPublic());
            statement.setObject(7, OffsetDateTime.ofInstant(Instant.ofEpochMilli(ts), ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private void rename(UUID boardId, Change.BoardRenamed renamed, long seq, long rev) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
            statement.setLong(1, seq);
            statement.setLong(2, rev);
            statement.setString(3, renamed.name());
            statement.setObject(4, boardId);
            statement.setLong(5, seq);
            statement.executeUpdate();
        }
    }

    private void delete(UUID boardId, long seq, long rev) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setLong(1, seq);
            statement.setLong(2, rev);
            statement.setObject(3, boardId);
            statement.setLong(4, seq);
            statement.executeUpdate();
        }
    }
}
