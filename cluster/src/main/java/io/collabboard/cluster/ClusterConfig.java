package io.collabboard.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.collabboard.board.BoardSharding;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.Discovery;
import io.collabboard.cluster.settings.DiscoverySettings;
import io.collabboard.cluster.settings.LimitSettings;
import io.collabboard.cluster.settings.LogLevel;
import io.collabboard.cluster.settings.NodeSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the settings say of Pekko, laid over {@code application.conf}. */
final class ClusterConfig {
    private static final String JOURNAL = "pekko-persistence-jdbc.shared-databases.slick.db.";

    private static final String NODE_KEYS = "pekko.remote.artery.ssl.rotating-keys-engine.";

    private static final String CONTACT_POINTS = "pekko.management.cluster.bootstrap.contact-point-discovery.";

    private static final String DRAINING_TIMEOUT = "pekko.coordinated-shutdown.phases.before-service-unbind.timeout";

    /** A list does not change, as what is found otherwise does while nodes start. */
    private static final Duration MARGIN_OF_LIST = Duration.ofSeconds(1);

    /** Connections of the HTTP port that are no sockets. */
    private static final int CONNECTIONS_BESIDE = 1_000;

    /** For closing the sockets that are still open when the time to leave is over. */
    private static final Duration DRAINING_TO_SPARE = Duration.ofSeconds(5);

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
        settings.cluster().tls().ifPresent(tls -> {
            values.put("pekko.remote.artery.transport", "tls-tcp");
            values.put(NODE_KEYS + "cert-file", tls.certificate().toString());
            values.put(NODE_KEYS + "key-file", tls.key().toString());
            values.put(NODE_KEYS + "ca-cert-file", tls.authority().toString());
        });
        values.put("pekko.cluster.app-version", settings.cluster().appVersion().orElseGet(Help::version));
        values.putAll(discovery(settings));
        values.put("pekko.cluster.sharding.healthcheck.names", BoardSharding.typeNames());
        values.put(JOURNAL + "url", database.jdbcUrl());
        if (!database.user().isEmpty()) {
            values.put(JOURNAL + "user", database.user());
            values.put(JOURNAL + "password", database.password().value());
        }
        Config limits = ConfigFactory.parseMap(values);
        // Probes, tickets and the answer that refuses a socket need connections too.
        values.put("pekko.http.server.max-connections", limits.getInt(LimitSettings.MAX_SOCKETS) + CONNECTIONS_BESIDE);
        values.put(
                DRAINING_TIMEOUT, limits.getDuration(LimitSettings.DRAIN_SPREAD).plus(DRAINING_TO_SPARE));
        return ConfigFactory.load(ConfigFactory.parseMap(values).withFallback(ConfigFactory.defaultApplication()));
    }

    private static Map<String, Object> discovery(NodeSettings settings) {
        DiscoverySettings discovery = settings.cluster().discovery();
        if (!discovery.isBootstrap()) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("pekko.management.http.hostname", settings.cluster().host());
        values.put("pekko.management.http.port", settings.management().port().orElseThrow());
        values.put(
                CONTACT_POINTS + "discovery-method",
                discovery.method() == Discovery.KUBERNETES ? "kubernetes-api" : "config");
        if (discovery.method() == Discovery.STATIC) {
            values.put(CONTACT_POINTS + "stable-margin", MARGIN_OF_LIST);
        }
        values.put(CONTACT_POINTS + "required-contact-point-nr", discovery.requiredNodes());
        values.put(
                "pekko.discovery.config.services.collabboard.endpoints",
                discovery.bootstrapNodes().stream()
                        .map(node -> Map.of("host", node.host(), "port", node.port()))
                        .toList());
        values.put(
                "pekko.discovery.kubernetes-api.pod-label-selector",
                discovery.pods().labels());
        discovery
                .pods()
                .namespace()
                .ifPresent(namespace -> values.put("pekko.discovery.kubernetes-api.pod-namespace", namespace));
        return values;
    }
}
