package io.collabboard.board.directory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The questions that are asked of the read model, in one transaction that sees one moment. */
final class DirectoryQueries {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private static final String REV = "select rev from board_directory_rev";

    private static final String SEQS = "select board_id, seq from board_directory where board_id = any (?)";

    /** Own and public boards are found by an index each. An owner that is no UUID has no account. */
    private static final String VISIBLE = """
            select d.board_id, d.name, d.owner_id, coalesce(u.name, '') as owner_name, d.is_public,
                   (extract(epoch from d.created_at) * 1000)::bigint as created_at_ms
            from (
                (select * from board_directory
                 where owner_id = ? and not deleted
                 order by created_at desc, board_id desc limit ?)
                union all
                (select * from board_directory
                 where is_public and not deleted and owner_id <> ?
                 order by created_at desc, board_id desc limit ?)
                order by created_at desc, board_id desc limit ?
            ) d
            left join app_user u on u.id = case
                when d.owner_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then d.owner_id::uuid end
            order by d.created_at desc, d.board_id desc
            """;

    private final Connection connection;

    private DirectoryQueries(Connection connection) {
        this.connection = connection;
    }

    @FunctionalInterface
    interface Questions<T> {
        T ask(DirectoryQueries queries) throws SQLException;
    }

    /** All questions see the same moment. Closing the connection, which is the caller's, ends it after an error too. */
    static <T> T inSnapshot(Connection connection, Questions<T> questions) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
            T answer = questions.ask(new DirectoryQueries(connection));
            connection.commit();
            return answer;
        }
    }

    long rev() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REV);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("board_directory_rev has lost its row");
            }
            return rows.getLong("rev");
        }
    }

    /** Sequence number of the last change that the read model has, of each of these boards that it knows. */
    Map<UUID, Long> seqs(Collection<UUID> boardIds) throws SQLException {
        Map<UUID, Long> seqs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SEQS)) {
            Array ids = connection.createArrayOf("uuid", boardIds.toArray());
            statement.setArray(1, ids);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seqs.put(rows.getObject("board_id", UUID.class), rows.getLong("seq"));
                }
            }
        }
        return seqs;
    }

    /** Newest first. */
    List<Listing.Entry> visibleTo(String userId, int limit) throws SQLException {
        List<Listing.Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(VISIBLE)) {
            statement.setString(1, userId);
            statement.setInt(2, limit);
            statement.setString(3, userId);
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private static Listing.Entry entry(ResultSet row) throws SQLException {
        return new Listing.Entry(
                row.getObject("board_id", UUID.class),
                row.getString("name"),
                row.getString("owner_id"),
                row.getString("owner_name"),
                row.getBoolean("is_public"),
                row.getLong("created_at_ms"));
    }
}
