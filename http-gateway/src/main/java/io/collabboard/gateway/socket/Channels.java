package io.collabboard.gateway.socket;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pekko.io.Inet;

/**
 * The channels of the connections that a server of pekko-http has accepted, by the address of their clients. Pekko hands
 * each socket to its socket options, of which this is one. Two open connections from one address (through two addresses of
 * this machine) cannot be told apart: neither is given out. Safe from any thread.
 */
public final class Channels extends Inet.AbstractSocketOption {
    private static final int FIRST_SWEEP = 1_024;

    private final Map<SocketAddress, List<SocketChannel>> byClient = new ConcurrentHashMap<>();
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    /** Told by Pekko. */
    @Override
    public void afterConnect(Socket socket) {
        SocketChannel channel = socket.getChannel();
        SocketAddress client = socket.getRemoteSocketAddress();
        if (channel == null || client == null) {
            return;
        }
        byClient.merge(client, List.of(channel), Channels::openOnes);
        sweep();
    }

    private static List<SocketChannel> openOnes(List<SocketChannel> known, List<SocketChannel> added) {
        return Stream.concat(known.stream().filter(SocketChannel::isOpen), added.stream())
                .toList();
    }

    /** The channel of the connection from this client, while it is the only one. */
    public Optional<SocketChannel> of(InetSocketAddress client) {
        List<SocketChannel> open = byClient.getOrDefault(client, List.of()).stream()
                .filter(SocketChannel::isOpen)
                .toList();
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    int size() {
        return byClient.size();
    }

    /** Forgets closed connections whenever there are twice as many as were open the last time. */
    private void sweep() {
        int limit = sweepAt.get();
        if (byClient.size() >= limit && sweepAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            byClient.values().removeIf(all -> all.stream().noneMatch(SocketChannel::isOpen));
            sweepAt.set(Math.max(FIRST_SWEEP, 2 * byClient.size()));
        }
    }
}
