package io.collabboard.cluster.database;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.jdbc.db.SlickExtension;
import org.apache.pekko.persistence.jdbc.db.SlickExtensionImpl;
import slick.jdbc.hikaricp.HikariCPJdbcDataSource;

/** The connections of journal, snapshots and journal queries. Slick makes the pool and has no setting to measure it. */
public final class JournalPool {
    private JournalPool() {}

    /** Reports the use of the pool, which is opened if it is not yet. */
    public static void measure(ActorSystem<?> system, MeterRegistry registry) {
        SlickExtensionImpl slick = (SlickExtensionImpl) SlickExtension.get(system.classicSystem());
        var journal = slick.database(system.settings().config().getConfig("jdbc-journal"));
        if (journal.database().source() instanceof HikariCPJdbcDataSource pool) {
            pool.ds().setMetricRegistry(registry);
        }
    }
}
