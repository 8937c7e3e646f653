package io.collabboard.gateway.session;

/**
 * How many sockets may be open at once.
 *
 * @param perNode on this node
 * @param perUser of one person on this node
 */
public record SocketLimits(int perNode, int perUser) {
    public SocketLimits {
        if (perNode < 1 || perUser < 1) {
            throw new IllegalArgumentException(
                    "at least one socket: " + perNode + " per node, " + perUser + " per user");
        }
    }
}
