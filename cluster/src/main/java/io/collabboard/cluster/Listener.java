package io.collabboard.cluster;

import io.collabboard.cluster.settings.HttpSettings;
import io.collabboard.cluster.settings.ManagementSettings;
import io.collabboard.cluster.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** A port that the node serves something on, and what to tell the operator when it cannot be had. */
record Listener(String what, Setting hostSetting, String host, Setting portSetting, int port) {
    static Listener http(HttpSettings http) {
        return new Listener("HTTP", Setting.HTTP_HOST, http.host(), Setting.HTTP_PORT, http.port());
    }

    static Listener management(ManagementSettings management, int port) {
        return new Listener("metrics", Setting.MANAGEMENT_HOST, management.host(), Setting.MANAGEMENT_PORT, port);
    }

    /** Tells early, before anything is started. */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new StartException(hostSetting.variable() + " " + host + " is not known on this machine", e);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    boolean isFree() {
        try {
            requireFree();
            return true;
        } catch (StartException taken) {
            return false;
        }
    }

    StartException unusable(Throwable cause) {
        return new StartException(
                "cannot serve %s on %s port %d: %s; stop what uses it or set %s to another"
                        .formatted(what, host, port, cause.getMessage(), portSetting.variable()),
                cause);
    }
}
