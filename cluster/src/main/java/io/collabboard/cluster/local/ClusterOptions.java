package io.collabboard.cluster.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param restarts whether a node that ends by itself is started again
 */
record ClusterOptions(int nodes, Ports ports, boolean restarts) {
    /** Each node has 12 connections to PostgreSQL, which allows 100. */
    static final int MAX_NODES = 7;

    private static final int USUAL_NODES = 3;

    /** So that the last of several nodes on one address still has a port. */
    private static final int MAX_PORT = 65_535 - MAX_NODES;

    /** @throws UsageException where it makes no sense */
    static ClusterOptions parse(List<String> arguments) {
        int nodes = USUAL_NODES;
        Ports ports = Ports.USUAL;
        boolean restarts = false;
        boolean counted = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--restart" -> restarts = true;
                case "--http-port" -> ports = new Ports(port(word, rest), ports.management(), ports.remoting());
                case "--management-port" -> ports = new Ports(ports.http(), port(word, rest), ports.remoting());
                case "--node-port" -> ports = new Ports(ports.http(), ports.management(), port(word, rest));
                default -> {
                    if (counted || word.startsWith("--")) {
                        throw new UsageException("unknown argument " + word + "; try --help");
                    }
                    nodes = number("the number of nodes", word, 1, MAX_NODES);
                    counted = true;
                }
            }
        }
        return new ClusterOptions(nodes, ports, restarts);
    }

    private static int port(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new UsageException(option + " needs a port");
        }
        return number(option, rest.pop(), 0, MAX_PORT);
    }

    private static int number(String what, String text, int lowest, int highest) {
        String wrong = what + " is \"" + text + "\"; allowed: " + lowest + " to " + highest;
        try {
            int number = Integer.parseInt(text);
            if (number < lowest || number > highest) {
                throw new UsageException(wrong);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new UsageException(wrong, e);
        }
    }
}
