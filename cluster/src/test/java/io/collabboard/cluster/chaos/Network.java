package io.collabboard.cluster.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wires between the nodes: a TCP proxy in front of each, which knows by the address that a connection comes from whose it
 * is. Between two sides of a cut nothing passes, not even the end of a connection, and nothing is refused either, as with a
 * network that drops packets; after healing what was under way arrives. The nodes' clients and the database are not cut off.
 */
final class Network implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final List<ServerSocket> servers = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Guarded by this object, which is notified when it changes. */
    private Set<String> cutOff = Set.of();

    private boolean closed;

    Network(List<Place> places) throws IOException {
        for (Place place : places) {
            ServerSocket server = new ServerSocket(place.remotingPort(), 50, InetAddress.getByName(place.host()));
            servers.add(server);
            start("network-to-" + place.host(), () -> serve(server, place));
        }
    }

    /** From now on these hosts reach only each other. */
    synchronized void cutOff(Set<String> hosts) {
        cutOff = Set.copyOf(hosts);
        notifyAll();
    }

    void heal() {
        cutOff(Set.of());
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (ServerSocket server : servers) {
            server.close();
        }
        open.forEach(Network::end);
    }

    private synchronized boolean awaitWay(String from, String to) {
        while (!closed && cutOff.contains(from) != cutOff.contains(to)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }

    private void serve(ServerSocket server, Place place) {
        while (true) {
            try {
                Socket accepted = server.accept();
                start("network-connect", () -> connect(accepted, place));
            } catch (IOException closedOrBroken) {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                }
                throw new UncheckedIOException(closedOrBroken);
            }
        }
    }

    private void connect(Socket accepted, Place place) {
        open.add(accepted);
        String from = accepted.getInetAddress().getHostAddress();
        if (!awaitWay(from, place.host())) {
            end(accepted);
            return;
        }
        try {
            Socket behind = new Socket(place.host(), place.boundPort());
            open.add(behind);
            accepted.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            start("network-" + from + "-" + place.host(), () -> pass(accepted, behind, from, place.host()));
            start("network-" + place.host() + "-" + from, () -> pass(behind, accepted, place.host(), from));
        } catch (IOException nobodyThere) {
            end(accepted);
        }
    }

    /** Ends with the connection, of which the other side hears as soon as there is a way. */
    private void pass(Socket source, Socket target, String from, String to) {
        try {
            copy(source.getInputStream(), target.getOutputStream(), from, to);
        } catch (IOException endedByOneOfThem) {
            // As nodes do that are killed.
        }
        awaitWay(from, to);
        end(source);
        end(target);
        open.remove(source);
        open.remove(target);
    }

    private void copy(InputStream in, OutputStream out, String from, String to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0 && awaitWay(from, to); read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
