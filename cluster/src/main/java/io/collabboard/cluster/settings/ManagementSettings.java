package io.collabboard.cluster.settings;

import java.net.URI;
import java.util.OptionalInt;

/**
 * Where a node shows itself to its operator.
 *
 * @param port 0 for any free one; absent: {@link #USUAL_PORT}, or any free one while that is taken
 */
public record ManagementSettings(String host, OptionalInt port) {
    public static final int USUAL_PORT = 8_558;

    static ManagementSettings of(Values values) {
        return new ManagementSettings(values.host(Setting.MANAGEMENT_HOST), port(values));
    }

    /**
     * The same for a node that others look for: its port is one that they know, and its address one that they reach.
     *
     * @param nodeHost the address by which the others reach this node
     */
    ManagementSettings found(String nodeHost) {
        if (port.isPresent() && port.getAsInt() == 0) {
            throw SettingsException.of(
                    Setting.MANAGEMENT_PORT, "is 0", "a number, as the other nodes have to know it, or auto");
        }
        if (Hosts.isLoopback(host) && !Hosts.isLoopback(nodeHost)) {
            throw SettingsException.of(
                    Setting.MANAGEMENT_HOST,
                    "is " + host + ", where the other nodes cannot reach it",
                    nodeHost + " as " + Setting.NODE_HOST.variable() + " is, or 0.0.0.0");
        }
        return new ManagementSettings(host, OptionalInt.of(port.orElse(USUAL_PORT)));
    }

    /** The address of a path, as seen from this machine if every address is served. */
    public URI url(int boundPort, String path) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : Hosts.inUrl(host);
        return URI.create("http://" + reachable + ":" + boundPort + path);
    }

    private static OptionalInt port(Values values) {
        return values.required(Setting.MANAGEMENT_PORT).equals("auto")
                ? OptionalInt.empty()
                : OptionalInt.of(values.port(Setting.MANAGEMENT_PORT));
    }
}
