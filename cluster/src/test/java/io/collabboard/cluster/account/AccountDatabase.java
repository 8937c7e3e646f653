package io.collabboard.cluster.account;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;

/** The migrated database of the account tests, and an executor to block on. */
final class AccountDatabase {
    static final Executor EXECUTOR = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "account-test");
        thread.setDaemon(true);
        return thread;
    });

    private static final HikariDataSource DATA_SOURCE = open();

    private AccountDatabase() {}

    static HikariDataSource dataSource() {
        return DATA_SOURCE;
    }

    private static HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(4);
        HikariDataSource dataSource = new HikariDataSource(config);
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    private static String url() {
        return Objects.requireNonNull(
                System.getProperty("collabboard.test.databaseUrl"), "collabboard.test.databaseUrl");
    }
}
