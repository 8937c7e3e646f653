package io.collabboard.cluster.settings;

import java.util.List;

/**
 * How a node reaches the others.
 *
 * @param port 0 for any free one
 * @param seedNodes the nodes to join; empty means a cluster of this node alone
 */
public record ClusterSettings(String host, int port, List<HostAndPort> seedNodes) {
    private static final int USUAL_PORT = 25_520;

    static ClusterSettings of(Values values) {
        List<HostAndPort> seeds = values.list(Setting.SEED_NODES).stream()
                .map(text -> seed(values, text))
                .toList();
        return new ClusterSettings(values.host(Setting.NODE_HOST), port(values, seeds), seeds);
    }

    /** Alone, any port will do, so that nodes of several people on one machine do not collide. */
    private static int port(Values values, List<HostAndPort> seeds) {
        if (values.required(Setting.NODE_PORT).equals("auto")) {
            return seeds.isEmpty() ? 0 : USUAL_PORT;
        }
        return values.port(Setting.NODE_PORT);
    }

    private static HostAndPort seed(Values values, String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|]$", "");
        if (!Hosts.isPlausible(host)) {
            throw SettingsException.of(
                    Setting.SEED_NODES, "has \"" + text + "\"", "host:port, or several of them with commas between");
        }
        return new HostAndPort(host, values.port(Setting.SEED_NODES, text.substring(colon + 1), 1));
    }
}
