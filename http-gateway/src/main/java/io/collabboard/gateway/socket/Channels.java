package io.collabboard.gateway.socket;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.io.Inet;
import org.jspecify.annotations.Nullable;

/**
 * The channels of the connections that a server of pekko-http has accepted, by the address of their clients. Pekko hands
 * each socket to its socket options, of which this is one. Two open connections from one address (through two addresses of
 * this machine) cannot be told apart: neither is given out. Safe from any thread.
 */
public final class Channels extends Inet.AbstractSocketOption {
    private static final int FIRST_SWEEP = 1_024;

    /** @param channel null where the address is ambiguous */
    private record Entry(@Nullable SocketChannel channel, SocketChannel latest) {}

    private final Map<SocketAddress, Entry> byClient = new ConcurrentHashMap<>();
    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    /** Told by Pekko. */
    @Override
    public void afterConnect(Socket socket) {
        SocketChannel channel = socket.getChannel();
        SocketAddress client = socket.getRemoteSocketAddress();
        if (channel == null || client == null) {
            return;
        }
        byClient.compute(client, (address, known) -> {
            boolean isAlone = known == null || !known.latest().isOpen();
            return new Entry(isAlone ? channel : null, channel);
        });
        sweep();
    }

    /** The channel of the connection from this client, while it is the only one. */
    public Optional<SocketChannel> of(InetSocketAddress client) {
        Entry entry = byClient.get(client);
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.channel());
    }

    int size() {
        return byClient.size();
    }

    /** Forgets closed connections whenever there are twice as many as were open the last time. */
    private void sweep() {
        int limit = sweepAt.get();
        if (byClient.size() >= limit && sweepAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            byClient.values().removeIf(entry -> !entry.latest().isOpen());
            sweepAt.set(Math.max(FIRST_SWEEP, 2 * byClient.size()));
        }
    }
}
