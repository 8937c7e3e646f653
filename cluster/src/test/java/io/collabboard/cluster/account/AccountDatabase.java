package io.collabboard.cluster.account;

import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The migrated database of the account tests, and an executor to block on. */
final class AccountDatabase {
    static final Executor EXECUTOR = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "account-test");
        thread.setDaemon(true);
        return thread;
    });

    static final DatabaseAccess ACCESS = TestPostgres.migratedDatabase();

    private static final DataSource DATA_SOURCE = Database.connect(ACCESS).dataSource();

    private AccountDatabase() {}

    static DataSource dataSource() {
        return DATA_SOURCE;
    }
}
