package io.collabboard.cluster.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to this build's. Several nodes may do so at once: Flyway's lock in the database lets one work
 * and the others wait. A schema already migrated by a newer build is left alone, as rolling updates need.
 */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @return how many migrations were applied
     * @throws DatabaseException if one fails or an applied one was edited since
     */
    public static int apply(DataSource dataSource) {
        try {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseException("cannot bring the database schema up to date: " + e.getMessage(), e);
        }
    }
}
