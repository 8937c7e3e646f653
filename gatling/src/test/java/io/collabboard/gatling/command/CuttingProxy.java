package io.collabboard.gatling.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that cuts connections which send much. Before a cut it keeps the server's answers back for a while, so
 * that what the server did is not known to the client.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int WITHHELD_MILLIS = 300;

    private final URI target;
    private final int bytes;
    private final AtomicInteger cutsLeft;
    private final ServerSocket listener;
    private final Set<Socket> sockets = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger cuts = new AtomicInteger();

    /**
     * In front of a server.
     *
     * @param bytes that a client may send on one connection
     * @param mostCuts after these it lets everything pass
     */
    CuttingProxy(URI target, int bytes, int mostCuts) throws IOException {
        this.target = target;
        this.bytes = bytes;
        this.cutsLeft = new AtomicInteger(mostCuts);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : Set.copyOf(sockets)) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(target.getHost(), target.getPort());
            sockets.add(client);
            sockets.add(server);
            boolean[] withheld = new boolean[1];
            start(() -> pumpUp(client, server, withheld));
            start(() -> pumpDown(server, client, withheld));
        }
    }

    private void pumpUp(Socket client, Socket server, boolean[] withheld) throws IOException {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[4096];
            long sent = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sent += n;
                boolean last = sent > bytes && cutsLeft.getAndDecrement() > 0;
                if (last) {
                    synchronized (withheld) {
                        withheld[0] = true;
                    }
                }
                out.write(buffer, 0, n);
                if (last) {
                    cuts.incrementAndGet();
                    pause();
                    return;
                }
            }
        }
    }

    private static void pumpDown(Socket server, Socket client, boolean[] withheld) throws IOException {
        InputStream in = server.getInputStream();
        byte[] buffer = new byte[4096];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            synchronized (withheld) {
                if (!withheld[0]) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WITHHELD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // One side has closed: that is how connections end here.
                    }
                },
                "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
