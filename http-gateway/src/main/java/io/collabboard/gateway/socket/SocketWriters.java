package io.collabboard.gateway.socket;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Gives out writers to the sockets of one server. They go around pekko-http, whose path to the kernel costs a multiple of
 * the write itself: see {@code docs/decisions/0012-writing-to-sockets.md}.
 */
public final class SocketWriters implements AutoCloseable {
    private final Channels channels = new Channels();
    private final Lanes lanes;
    private final WritableWatch watch;

    private SocketWriters(Lanes lanes, WritableWatch watch) {
        this.lanes = lanes;
        this.watch = watch;
    }

    /**
     * @param executor runs the writing that is woken by others
     * @param stallTolerance how long a socket may take nothing before its owner is told
     */
    public static SocketWriters start(Executor executor, Duration stallTolerance) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SocketWriters(new Lanes(executor, processors), WritableWatch.start(stallTolerance));
    }

    /** To be among the socket options of the server. */
    public Channels channels() {
        return channels;
    }

    /** A writer to the connection from this client; empty where that cannot be told from another. */
    public Optional<DirectWriter> writer(InetSocketAddress client, Outgoing outgoing, DirectWriter.Owner owner) {
        return channels.of(client).map(channel -> new DirectWriter(channel, outgoing, owner, lanes.choose(), watch));
    }

    @Override
    public void close() {
        watch.close();
    }
}
