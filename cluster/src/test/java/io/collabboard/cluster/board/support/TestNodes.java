package io.collabboard.cluster.board.support;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Starts nodes in this JVM, each on any free ports. */
public final class TestNodes {
    private TestNodes() {}

    public static Node start(DatabaseAccess database) {
        return start(database, Map.of());
    }

    /** @param more variables, without their prefix COLLABBOARD_ */
    public static Node start(DatabaseAccess database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("COLLABBOARD_HTTP_PORT", "0");
        environment.put("COLLABBOARD_MANAGEMENT_PORT", "0");
        environment.put("COLLABBOARD_DRAIN_SPREAD_MS", "0");
        environment.put("COLLABBOARD_DATABASE_URL", database.jdbcUrl());
        environment.put("COLLABBOARD_DATABASE_USER", database.user());
        environment.put("COLLABBOARD_DATABASE_PASSWORD", database.password().value());
        more.forEach((name, value) -> environment.put("COLLABBOARD_" + name, value));
        return Node.start(NodeSettings.of(environment));
    }

    /** The settings of a cluster's first node, which the others join at {@code nodePort}. */
    public static Map<String, String> first(int nodePort) {
        return Map.of("SEED_NODES", "127.0.0.1:" + nodePort, "NODE_PORT", Integer.toString(nodePort));
    }

    public static Map<String, String> joining(int firstNodePort) {
        return Map.of("SEED_NODES", "127.0.0.1:" + firstNodePort, "NODE_PORT", "0");
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
