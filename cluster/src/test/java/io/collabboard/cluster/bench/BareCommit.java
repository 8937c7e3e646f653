package io.collabboard.cluster.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The least that an acknowledged edit costs: one prepared insert and its commit, on one connection that is held. */
final class BareCommit implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private byte[] row = new byte[256];

    BareCommit(String jdbcUrl, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl, user, password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_commit(id BIGSERIAL PRIMARY KEY, payload BYTEA NOT NULL)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO bare_commit(payload) VALUES (?)");
    }

    /** Makes its rows as large as those of the journal are on average; returns their size in bytes. */
    int likeJournal() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("SELECT avg(pg_column_size(j)) FROM event_journal j")) {
            size.next();
            row = new byte[size.getInt(1)];
        }
        connection.commit();
        return row.length;
    }

    /** Nanoseconds. */
    long once() throws SQLException {
        long begun = System.nanoTime();
        insert.setBytes(1, row);
        insert.executeUpdate();
        connection.commit();
        return System.nanoTime() - begun;
    }

    String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SHOW server_version")) {
            version.next();
            String text = version.getString(1);
            connection.commit();
            return text;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
