package io.collabboard.cluster.settings;

import java.time.Duration;
import java.util.List;

/**
 * How a node finds its cluster.
 *
 * @param bootstrapNodes management ports of all nodes, where they are listed
 * @param requiredNodes how many must answer, this one included, before they form a new cluster
 * @param joinTimeout how long a node tries before it gives up
 */
public record DiscoverySettings(
        Discovery method, List<HostAndPort> bootstrapNodes, int requiredNodes, Duration joinTimeout, PodSettings pods) {
    private static final int MAX_REQUIRED_NODES = 100;
    private static final int SECOND = 1_000;
    private static final int DAY = 24 * 60 * 60 * SECOND;

    static DiscoverySettings of(Values values) {
        Discovery method = values.choice(Setting.DISCOVERY, Discovery.class);
        List<HostAndPort> nodes = values.nodes(Setting.BOOTSTRAP_NODES);
        int required = values.number(Setting.REQUIRED_NODES, 1, MAX_REQUIRED_NODES);
        requireFitting(values, method, nodes, required);
        return new DiscoverySettings(
                method,
                nodes,
                required,
                Duration.ofMillis(values.number(Setting.JOIN_TIMEOUT_MS, SECOND, DAY)),
                PodSettings.of(values, method));
    }

    /** True where nodes that find each other agree on who forms the cluster. */
    public boolean isBootstrap() {
        return method != Discovery.SEEDS;
    }

    private static void requireFitting(Values values, Discovery method, List<HostAndPort> nodes, int required) {
        if (method != Discovery.SEEDS && values.text(Setting.SEED_NODES).isPresent()) {
            throw SettingsException.of(
                    Setting.SEED_NODES, "is set", "unset, as " + Setting.DISCOVERY.variable() + " is not seeds");
        }
        if (method == Discovery.STATIC && nodes.isEmpty()) {
            throw SettingsException.of(
                    Setting.BOOTSTRAP_NODES, "is not set", "host:managementport of all nodes with commas between");
        }
        if (method != Discovery.STATIC && !nodes.isEmpty()) {
            throw SettingsException.of(
                    Setting.BOOTSTRAP_NODES, "is set", "unset, as " + Setting.DISCOVERY.variable() + " is not static");
        }
        if (method == Discovery.STATIC && required > nodes.size()) {
            throw SettingsException.of(
                    Setting.REQUIRED_NODES,
                    "is " + required,
                    "at most the " + nodes.size() + " of " + Setting.BOOTSTRAP_NODES.variable());
        }
    }
}
