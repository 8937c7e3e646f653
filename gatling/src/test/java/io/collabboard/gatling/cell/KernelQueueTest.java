package io.collabboard.gatling.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelQueueTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

    @TempDir
    private Path directory;

    private KernelQueue tables(String... rows) throws Exception {
        Path table = Files.writeString(directory.resolve("tcp"), HEAD + String.join("\n", rows) + "\n");
        return new KernelQueue(List.of(table, directory.resolve("absent")));
    }

    @Test
    void what_was_written_and_not_taken_is_read_from_the_row_of_both_ports() throws Exception {
        KernelQueue kernel = tables(
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0",
                "   1: 0100007F:1F90 0100007F:C001 01 00000010:00000000 00:00000000 00000000     0",
                "   2: 0100007F:C000 0100007F:1F90 01 00000000:00000FFF 00:00000000 00000000     0",
                "   3: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:C000 01 00017A3F:00000000 00:0 0 0");

        assertThat(kernel.bytes(8080, 49152)).hasValue(96_831);
        assertThat(kernel.bytes(8080, 49153)).hasValue(16);
        assertThat(kernel.bytes(49152, 8080)).hasValue(0);
        assertThat(kernel.bytes(8081, 49152)).isEmpty();
    }

    @Test
    void what_a_socket_of_this_machine_does_not_take_is_found() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).exists();
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                Socket client = new Socket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.setReceiveBufferSize(4 << 10);
            client.connect(listener.getLocalAddress());
            try (SocketChannel server = listener.accept()) {
                server.configureBlocking(false);
                long written = 0;
                int taken;
                do {
                    taken = server.write(ByteBuffer.allocate(10_000));
                    written += taken;
                } while (taken > 0);

                int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
                long kept = KernelQueue.ofThisMachine()
                        .bytes(port, client.getLocalPort())
                        .orElseThrow();
                assertThat(kept).isBetween(1L, written);
            }
        }
    }
}
