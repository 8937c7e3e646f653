package io.collabboard.cluster.board.support;

import io.collabboard.cluster.settings.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** While it is held the journal can be read but not written to: commits wait. Hold it shorter than its timeouts. */
public final class JournalLock implements AutoCloseable {
    private static final String WAITERS =
            "select count(*) from pg_locks where not granted and relation = 'event_journal'::regclass";

    private final Connection connection;

    private JournalLock(Connection connection) {
        this.connection = connection;
    }

    public static JournalLock take(DatabaseAccess database) throws SQLException {
        Connection connection = DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password().value());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table event_journal in exclusive mode");
        }
        return new JournalLock(connection);
    }

    /** Whether somebody wants to write. */
    public boolean isWaitedFor() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITERS)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
