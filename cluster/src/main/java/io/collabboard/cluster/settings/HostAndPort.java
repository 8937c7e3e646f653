package io.collabboard.cluster.settings;

/** One node's address in the cluster. */
public record HostAndPort(String host, int port) {
    /** The text form, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return Hosts.inUrl(host) + ":" + port;
    }
}
