package io.collabboard.cluster.local;

import io.collabboard.cluster.settings.HostAndPort;
import java.net.URI;

/** Where one node is, with ports that are known. */
record Place(String name, String host, Ports ports) {
    URI url() {
        return URI.create("http://" + host + ":" + ports.http());
    }

    URI metricsUrl() {
        return URI.create("http://" + host + ":" + ports.management() + "/metrics");
    }

    /** Where the other nodes find it. */
    HostAndPort contact() {
        return new HostAndPort(host, ports.management());
    }
}
