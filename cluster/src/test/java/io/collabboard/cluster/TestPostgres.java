package io.collabboard.cluster;

import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.database.Migrations;
import io.collabboard.cluster.postgres.EmbeddedPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL per test JVM, started at the first use and ended with the JVM, and a database of its own for every
 * caller. Its files stay in {@code target}, so that later runs start in a moment.
 */
public final class TestPostgres {
    private static final String MIGRATED = "test_migrated";
    private static final int SLOTS = 16;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestPostgres() {}

    /** A new database without any table. */
    public static DatabaseAccess emptyDatabase() {
        return create("template1");
    }

    /** A new database with this build's schema. */
    public static DatabaseAccess migratedDatabase() {
        return create(MIGRATED);
    }

    private static DatabaseAccess create(String template) {
        String name = "test_" + COUNTER.incrementAndGet();
        Shared.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return Shared.database(name);
    }

    /** Loaded, and with it started, at the first use. */
    private static final class Shared {
        private static final DataLock LOCK = freeSlot();
        private static final EmbeddedPostgres SERVER =
                EmbeddedPostgres.start(LOCK.directory().resolve("postgres"), 0);

        static {
            dropOldDatabases();
            execute("CREATE DATABASE " + MIGRATED);
            try (Database database = Database.connect(database(MIGRATED))) {
                Migrations.apply(database.dataSource());
            }
        }

        static DatabaseAccess database(String name) {
            DatabaseAccess server = SERVER.access();
            String url = server.jdbcUrl().replaceFirst("[^/]*$", name);
            return new DatabaseAccess(url, server.user(), server.password());
        }

        static void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static void dropOldDatabases() {
            List<String> old = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                while (rows.next()) {
                    old.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot list databases", e);
            }
            old.forEach(name -> execute("DROP DATABASE " + name));
        }

        private static Connection connect() throws SQLException {
            DatabaseAccess access = SERVER.access();
            return DriverManager.getConnection(
                    access.jdbcUrl(), access.user(), access.password().value());
        }

        /** Test JVMs that run at the same time take different directories. */
        private static DataLock freeSlot() {
            StartException last = new StartException("no free directory for a test PostgreSQL");
            for (int slot = 1; slot <= SLOTS; slot++) {
                try {
                    return DataLock.take(Path.of("target", "test-postgres", Integer.toString(slot)));
                } catch (StartException taken) {
                    last.addSuppressed(taken);
                }
            }
            throw last;
        }
    }
}
