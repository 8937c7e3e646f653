package io.collabboard.cluster.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a node reaches the others.
 *
 * @param port 0 for any free one
 * @param seedNodes the nodes to join; empty means a cluster of this node alone, or another way of discovery
 * @param tls unless nodes talk in the clear
 * @param appVersion unless it is the build's
 */
public record ClusterSettings(
        String host,
        int port,
        List<HostAndPort> seedNodes,
        DiscoverySettings discovery,
        Optional<NodeTls> tls,
        Optional<String> appVersion) {
    private static final int USUAL_PORT = 25_520;

    /** What Pekko can compare: up to three numbers, and what follows them. Longer numbers do not fit its integers. */
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,2}([-+][A-Za-z0-9+-]{1,80})?");

    static ClusterSettings of(Values values) {
        DiscoverySettings discovery = DiscoverySettings.of(values);
        List<HostAndPort> seeds = values.nodes(Setting.SEED_NODES);
        boolean isAlone = seeds.isEmpty() && !discovery.isBootstrap();
        return new ClusterSettings(
                values.host(Setting.NODE_HOST),
                port(values, isAlone),
                seeds,
                discovery,
                NodeTls.of(values),
                values.matching(Setting.APP_VERSION, VERSION, "a version such as 1.4.2 or 1.4.2-rc1"));
    }

    /** True for a cluster of this node alone. */
    public boolean isAlone() {
        return seedNodes.isEmpty() && !discovery.isBootstrap();
    }

    /** Alone, any port will do, so that nodes of several people on one machine do not collide. */
    private static int port(Values values, boolean isAlone) {
        if (values.required(Setting.NODE_PORT).equals("auto")) {
            return isAlone ? 0 : USUAL_PORT;
        }
        return values.port(Setting.NODE_PORT);
    }
}
