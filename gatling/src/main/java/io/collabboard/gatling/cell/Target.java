package io.collabboard.gatling.cell;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The server under load.
 *
 * @param url where it serves, as {@code http://host:port}
 * @param metricsUrl of its {@code /metrics}; null where it cannot be read, and then the server's figures are missing
 * @param pid of the server, where it runs on this machine and is ours; its PostgreSQL is among its descendants
 * @param other another node of its cluster; null where the load concerns one node
 */
public record Target(
        URI url,
        @Nullable URI metricsUrl,
        @Nullable Long pid,
        @Nullable Target other) {
    public Target(URI url, @Nullable URI metricsUrl, @Nullable Long pid) {
        this(url, metricsUrl, pid, null);
    }
}
