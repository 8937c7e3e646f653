package io.collabboard.cluster;

import io.collabboard.cluster.settings.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Tells early, before anything is started, whether the HTTP port can be had. */
final class Ports {
    private Ports() {}

    static void requireFree(HttpSettings http) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
        } catch (UnknownHostException e) {
            throw new StartException("COLLABBOARD_HTTP_HOST " + http.host() + " is not known on this machine", e);
        } catch (IOException e) {
            throw unusable(http, e);
        }
    }

    static StartException unusable(HttpSettings http, Throwable cause) {
        return new StartException(
                "cannot serve HTTP on %s port %d: %s; stop what uses it or set COLLABBOARD_HTTP_PORT to another"
                        .formatted(http.host(), http.port(), cause.getMessage()),
                cause);
    }
}
