package io.collabboard.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private final Channels channels = new Channels();
    private final List<SocketChannel> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    @Test
    void aConnectionIsFoundByTheAddressOfItsClient() throws IOException {
        SocketChannel one = connection(1, 0);
        SocketChannel another = connection(1, 0);
        channels.afterConnect(one.socket());
        channels.afterConnect(another.socket());

        assertThat(channels.of(client(one))).contains(one);
        assertThat(channels.of(client(another))).contains(another);
        assertThat(channels.of(new InetSocketAddress(loopback(1), 1))).isEmpty();
    }

    @Test
    void oneThatClosedGivesWayToTheNextFromItsAddress() throws IOException {
        SocketChannel first = connection(1, 0);
        channels.afterConnect(first.socket());
        InetSocketAddress address = client(first);
        first.close();
        SocketChannel second = connection(2, address.getPort());
        channels.afterConnect(second.socket());

        assertThat(channels.of(address)).contains(second);
    }

    @Test
    void twoFromOneAddressAreNotToldApart() throws IOException {
        SocketChannel first = connection(1, 0);
        InetSocketAddress address = client(first);
        SocketChannel second = connection(2, address.getPort());
        channels.afterConnect(first.socket());
        channels.afterConnect(second.socket());

        assertThat(client(second)).isEqualTo(address);
        assertThat(channels.of(address)).isEmpty();
    }

    @Test
    void oneWhoseTwinHasClosedIsNotTakenForAThird() throws IOException {
        SocketChannel first = connection(1, 0);
        InetSocketAddress address = client(first);
        channels.afterConnect(first.socket());
        SocketChannel second = connection(2, address.getPort());
        channels.afterConnect(second.socket());
        second.close();
        assertThat(channels.of(address)).contains(first);
        SocketChannel third = connection(3, address.getPort());
        channels.afterConnect(third.socket());

        assertThat(channels.of(address)).isEmpty();
        first.close();
        assertThat(channels.of(address)).contains(third);
    }

    @Test
    void closedConnectionsAreForgotten() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            SocketChannel channel = connection(1, 0);
            channels.afterConnect(channel.socket());
            channel.close();
            open.remove(open.size() - 1).close();
            open.remove(open.size() - 1).close();
        }
        assertThat(channels.size()).isLessThan(2_000);
    }

    private static InetSocketAddress client(SocketChannel accepted) throws IOException {
        return (InetSocketAddress) accepted.getRemoteAddress();
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** The server's end of a connection to this address of the machine. */
    private SocketChannel connection(int to, int fromPort) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(loopback(to), 0));
            SocketChannel client = SocketChannel.open();
            open.add(client);
            client.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            client.bind(new InetSocketAddress(loopback(1), fromPort));
            client.connect(listener.getLocalAddress());
            SocketChannel accepted = listener.accept();
            open.add(accepted);
            return accepted;
        }
    }
}
