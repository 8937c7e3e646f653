package io.collabboard.gatling.simulation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a driver and a node and understands WebSocket's framing on the way to the driver. The first socket that is
 * open when counted deliveries come is its victim: observers connect before the writers, and who made the board has left.
 */
final class TamperingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI node;
    private final VictimStream tampering;
    private final List<Socket> open = new ArrayList<>();
    private final List<Socket> webSockets = new ArrayList<>();
    private @Nullable Socket victim;

    TamperingProxy(URI node, VictimStream tampering) throws IOException {
        this.node = node;
        this.tampering = tampering;
        background(this::acceptAll);
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        synchronized (this) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket driver = server.accept();
            Socket upstream = new Socket(node.getHost(), node.getPort());
            driver.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            synchronized (this) {
                open.add(driver);
                open.add(upstream);
            }
            background(() -> {
                try (driver;
                        upstream) {
                    driver.getInputStream().transferTo(upstream.getOutputStream());
                }
            });
            background(() -> {
                try (driver;
                        upstream) {
                    toDriver(upstream, driver);
                } finally {
                    left(driver);
                }
            });
        }
    }

    private void toDriver(Socket upstream, Socket driver) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(upstream.getInputStream()));
        OutputStream out = new BufferedOutputStream(driver.getOutputStream());
        String head = head(in);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (!head.startsWith("HTTP/1.1 101")) {
            in.transferTo(driver.getOutputStream());
            return;
        }
        synchronized (this) {
            webSockets.add(driver);
        }
        while (true) {
            WebSocketMessage message = WebSocketMessage.read(in);
            if (tampering.countedDeliveries(message) > 0 && isVictim(driver)) {
                tampering.pass(message, out, driver);
            } else {
                VictimStream.write(out, message);
            }
        }
    }

    private synchronized boolean isVictim(Socket driver) {
        if (victim == null) {
            victim = webSockets.get(0);
        }
        return driver == victim;
    }

    private synchronized void left(Socket driver) {
        webSockets.remove(driver);
    }

    /** All up to the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Work that ends with its connection. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                return; // one side has closed, or the proxy has
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
