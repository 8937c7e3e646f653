package io.collabboard.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.LogLevel;
import io.collabboard.cluster.settings.NodeSettings;
import java.util.HashMap;
import java.util.Map;

/** What the settings say of Pekko, laid over {@code application.conf}. */
final class ClusterConfig {
    private static final String JOURNAL = "pekko-persistence-jdbc.shared-databases.slick.db.";

    private ClusterConfig() {}

    static Config of(NodeSettings settings, DatabaseAccess database) {
        Map<String, Object> values = new HashMap<>(settings.limits().byPath());
        values.put(
                "pekko.loglevel",
                settings.logLevel() == LogLevel.TRACE
                        ? "DEBUG"
                        : settings.logLevel().name());
        values.put("pekko.remote.artery.canonical.hostname", settings.cluster().host());
        values.put("pekko.remote.artery.canonical.port", settings.cluster().port());
        values.put(
                "pekko.cluster.seed-nodes",
                settings.cluster().seedNodes().stream()
                        .map(node -> "pekko://" + Node.SYSTEM + "@" + node)
                        .toList());
        values.put(JOURNAL + "url", database.jdbcUrl());
        if (!database.user().isEmpty()) {
            values.put(JOURNAL + "user", database.user());
            values.put(JOURNAL + "password", database.password().value());
        }
        return ConfigFactory.load(ConfigFactory.parseMap(values).withFallback(ConfigFactory.defaultApplication()));
    }
}
