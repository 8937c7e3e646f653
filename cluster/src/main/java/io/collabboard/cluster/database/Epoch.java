package io.collabboard.cluster.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the history of the database: the same on all nodes, another one after a restore, so that nobody resumes by sequence
 * numbers of a history that is no more. See docs/decisions/0005-epoch-of-the-database.md.
 */
public final class Epoch {
    private static final Logger log = LoggerFactory.getLogger(Epoch.class);
    private static final String HISTORY =
            "select system_identifier::text || '/' || timeline_id from pg_control_system(), pg_control_checkpoint()";
    private static final String DEPLOYMENT = "select history::text from deployment";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Epoch() {}

    /**
     * The epoch; never 0.
     *
     * @throws DatabaseException if the database does not tell
     */
    public static long of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return hash(query(connection, DEPLOYMENT) + "/" + serverHistory(connection));
        } catch (SQLException e) {
            throw new DatabaseException("cannot read the history of the database: " + e.getMessage(), e);
        }
    }

    private static String serverHistory(Connection connection) throws SQLException {
        try {
            return query(connection, HISTORY);
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            log.warn("PostgreSQL does not tell its timeline; after a restore, give table deployment a new history");
            return "";
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long hash(String history) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(history.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() | 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
