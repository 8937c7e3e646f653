package io.collabboard.cluster.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;

/** A small pool of connections for everything but the journal: accounts, tickets, read models, migrations. */
public final class Database implements AutoCloseable {
    /** Connections of the pool, four of them for projections. */
    private static final int CONNECTIONS = 8;

    private static final Duration FIRST_CONNECTION = Duration.ofSeconds(10);
    private static final Duration CONNECTION = Duration.ofSeconds(5);

    /**
     * A node that stops within a transaction, as without processor time or power, keeps its locks no longer than that. Others
     * take over its work later: two seconds until it is missed, four until its boards are opened elsewhere.
     */
    private static final Duration LONGEST_SILENCE_IN_TRANSACTION = Duration.ofSeconds(5);

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects, waiting a while for a database that is still starting.
     *
     * @throws DatabaseException if there is no connection
     */
    public static Database connect(DatabaseAccess access) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("collabboard");
        config.setJdbcUrl(access.jdbcUrl());
        if (!access.user().isEmpty()) {
            config.setUsername(access.user());
            config.setPassword(access.password().value());
        }
        config.addDataSourceProperty("ApplicationName", "collabboard");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setConnectionInitSql(
                "SET idle_in_transaction_session_timeout = " + LONGEST_SILENCE_IN_TRANSACTION.toMillis());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION.toMillis());
        config.setInitializationFailTimeout(FIRST_CONNECTION.toMillis());
        try {
            return new Database(new HikariDataSource(config));
        } catch (PoolInitializationException e) {
            throw new DatabaseException(
                    "cannot connect to the database: " + rootCause(e).getMessage(), e);
        }
    }

    /** Gives connections in auto-commit mode. */
    public DataSource dataSource() {
        return pool;
    }

    /** Reports the use of the pool. */
    public void measure(MeterRegistry registry) {
        pool.setMetricRegistry(registry);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}
