package io.collabboard.gateway.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;

/** Runs JDBC calls on an executor made for blocking; each call is one connection, in auto-commit. */
final class BlockingDatabase {
    private final DataSource dataSource;
    private final Executor executor;

    BlockingDatabase(DataSource dataSource, Executor executor) {
        this.dataSource = dataSource;
        this.executor = executor;
    }

    /** @param purpose what was tried, for the message of the {@link AccountStorageException} */
    <T> CompletionStage<T> call(String purpose, Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> run(purpose, work), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new AccountStorageException(purpose + ": no thread to run it on", e));
        }
    }

    private <T> T run(String purpose, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new AccountStorageException(purpose + " failed", e);
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The user in the first row, which has the columns id, name and color. */
    static Optional<User> queryUser(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new User(rows.getString("id"), rows.getString("name"), rows.getString("color")))
                    : Optional.empty();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
