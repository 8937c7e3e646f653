package io.collabboard.gatling.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Two floors below which no acknowledgement can be: how long the disk and the loopback interface take by themselves. */
final class Probes {
    static final int SYNCS = 200;
    static final int ECHOES = 2_000;

    private static final int BLOCK_BYTES = 8 * 1024;
    private static final int MESSAGE_BYTES = 64;
    private static final int WARM_UP_ECHOES = 500;
    private static final int PATIENCE_MS = 5_000;

    private Probes() {}

    /**
     * Median of {@link #SYNCS} writes of 8 KiB each followed by fdatasync, in microseconds. The file has its length
     * before, as PostgreSQL's recycled log segments have, so that no growth is made durable too. Null where the directory
     * cannot be written.
     */
    static @Nullable Double fdatasyncMicros(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "fdatasync", ".probe");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                fill(channel);
                long[] nanos = new long[SYNCS];
                for (int i = 0; i < SYNCS; i++) {
                    long start = System.nanoTime();
                    channel.write(ByteBuffer.allocate(BLOCK_BYTES), (long) i * BLOCK_BYTES);
                    channel.force(false);
                    nanos[i] = System.nanoTime() - start;
                }
                return medianMicros(nanos);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return null;
        }
    }

    /** Median of {@link #ECHOES} round trips of 64 bytes over TCP, in microseconds; null where there is no loopback. */
    static @Nullable Double loopbackMicros() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE_MS);
            Thread echo = new Thread(() -> echo(server), "loopback-echo");
            echo.setDaemon(true);
            echo.start();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MS);
                roundTrips(socket, WARM_UP_ECHOES);
                return medianMicros(roundTrips(socket, ECHOES));
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static void fill(FileChannel channel) throws IOException {
        for (int i = 0; i < SYNCS; i++) {
            channel.write(ByteBuffer.allocate(BLOCK_BYTES));
        }
        channel.force(true);
    }

    private static long[] roundTrips(Socket socket, int number) throws IOException {
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        byte[] message = new byte[MESSAGE_BYTES];
        long[] nanos = new long[number];
        for (int i = 0; i < number; i++) {
            long start = System.nanoTime();
            out.write(message);
            if (in.readNBytes(message, 0, MESSAGE_BYTES) < MESSAGE_BYTES) {
                throw new IOException("the echo ended early");
            }
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            byte[] message = new byte[MESSAGE_BYTES];
            while (socket.getInputStream().readNBytes(message, 0, MESSAGE_BYTES) == MESSAGE_BYTES) {
                socket.getOutputStream().write(message);
            }
        } catch (IOException e) {
            // The other end sees the socket close, and gives up.
        }
    }

    private static double medianMicros(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000.0;
    }
}
