package io.collabboard.cluster.chaos;

import io.collabboard.cluster.board.support.TestNodes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a node is, whichever process is it at the moment: an address of its own on loopback, and its ports.
 *
 * @param remotingPort where the other nodes reach it, through the network that can be cut
 * @param boundPort where it listens behind that
 * @param censusPort where the test asks it what it has
 */
record Place(
        String name, String host, int httpPort, int managementPort, int remotingPort, int boundPort, int censusPort) {

    static List<Place> three() {
        return IntStream.rangeClosed(1, 3).mapToObj(Place::numbered).toList();
    }

    private static Place numbered(int number) {
        return new Place(
                "node " + number,
                "127.0.0." + number,
                TestNodes.freePort(),
                TestNodes.freePort(),
                TestNodes.freePort(),
                TestNodes.freePort(),
                TestNodes.freePort());
    }

    URI url() {
        return URI.create("http://" + host + ":" + httpPort);
    }

    URI census(String what) {
        return URI.create("http://" + host + ":" + censusPort + "/" + what);
    }

    /** Other nodes know it by its place in the network; what it sends comes from its own address, so that one sees whose it is. */
    List<String> jvmOptions() {
        return List.of(
                "-Dpekko.remote.artery.bind.hostname=" + host,
                "-Dpekko.remote.artery.bind.port=" + boundPort,
                "-Dpekko.remote.artery.advanced.tcp.outbound-client-hostname=" + host,
                "-Dpekko.extensions.0=" + Census.class.getName(),
                "-Dcollabboard.chaos.census=" + host + ":" + censusPort);
    }

    Map<String, String> settings(List<Place> all) {
        String listed = all.stream()
                .map(place -> place.host() + ":" + place.managementPort())
                .collect(Collectors.joining(","));
        return Map.of(
                "COLLABBOARD_HTTP_HOST",
                host,
                "COLLABBOARD_HTTP_PORT",
                Integer.toString(httpPort),
                "COLLABBOARD_MANAGEMENT_HOST",
                host,
                "COLLABBOARD_MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "COLLABBOARD_NODE_HOST",
                host,
                "COLLABBOARD_NODE_PORT",
                Integer.toString(remotingPort),
                "COLLABBOARD_DRAIN_SPREAD_MS",
                "5000",
                "COLLABBOARD_DISCOVERY",
                "static",
                "COLLABBOARD_BOOTSTRAP_NODES",
                listed);
    }
}
