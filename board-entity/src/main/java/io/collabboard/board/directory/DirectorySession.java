package io.collabboard.board.directory;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.projection.jdbc.JdbcSession;

/** One transaction of the projection: the read model and the projection's offset change together. */
final class DirectorySession implements JdbcSession {
    private final Connection connection;

    private DirectorySession(Connection connection) {
        this.connection = connection;
    }

    static DirectorySession open(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            return new DirectorySession(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for the board directory", e);
        }
    }

    @Override
    public <Result> Result withConnection(Function<Connection, Result> function) throws Exception {
        return function.apply(connection);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
