package io.collabboard.cluster.local;

import io.collabboard.cluster.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the nodes are: on 127.0.0.1, 127.0.0.2 and so on, with the same ports; or with ports of their own on 127.0.0.1, where
 * the system has not all of these addresses, as macOS.
 *
 * @param share whether they share an address
 */
record Places(List<Place> all, boolean share) {
    private static final String FIRST = "127.0.0.1";

    /** @throws StartException where a port is taken */
    static Places choose(int nodes, Ports ports) {
        return choose(nodes, ports, IntStream.rangeClosed(1, nodes).allMatch(number -> isOurs(address(number))));
    }

    /** @param apart whether each node has an address */
    static Places choose(int nodes, Ports ports, boolean apart) {
        List<Place> all = new ArrayList<>();
        // Kept until all are found, so that no two get the same.
        try (Reservations taken = new Reservations()) {
            for (int number = 1; number <= nodes; number++) {
                String host = apart ? address(number) : FIRST;
                Ports wanted = apart ? ports : ports.shifted(number - 1);
                all.add(new Place("node-" + number, host, taken.reserve(host, wanted)));
            }
        }
        return new Places(List.copyOf(all), !apart && nodes > 1);
    }

    private static String address(int number) {
        return "127.0.0." + number;
    }

    private static boolean isOurs(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Reservations implements AutoCloseable {
        private final List<ServerSocket> sockets = new ArrayList<>();

        Ports reserve(String host, Ports ports) {
            return new Ports(
                    reserve("HTTP", "--http-port", host, ports.http()),
                    reserve("metrics", "--management-port", host, ports.management()),
                    reserve("other nodes", "--node-port", host, ports.remoting()));
        }

        private int reserve(String what, String option, String host, int port) {
            try {
                ServerSocket socket = new ServerSocket();
                sockets.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new StartException(
                        "cannot serve %s on %s port %d: %s; stop what uses it or choose another with %s"
                                .formatted(what, host, port, e.getMessage(), option),
                        e);
            }
        }

        @Override
        public void close() {
            for (ServerSocket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new StartException("cannot free port " + socket.getLocalPort() + ": " + e, e);
                }
            }
        }
    }
}
