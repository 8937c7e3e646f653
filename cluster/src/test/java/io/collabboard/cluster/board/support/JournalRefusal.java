package io.collabboard.cluster.board.support;

import io.collabboard.cluster.settings.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** While it is held every write to the journal fails at once. */
public final class JournalRefusal implements AutoCloseable {
    private final Connection connection;

    private JournalRefusal(Connection connection) {
        this.connection = connection;
    }

    public static JournalRefusal begin(DatabaseAccess database) throws SQLException {
        Connection connection = DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password().value());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace function refuse() returns trigger language plpgsql as "
                    + "$$ begin raise exception 'no space left'; end $$");
            statement.execute(
                    "create trigger refuse before insert on event_journal for each row execute function refuse()");
        }
        return new JournalRefusal(connection);
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop trigger refuse on event_journal");
        }
        connection.close();
    }
}
