package io.collabboard.client;

import java.util.concurrent.CompletableFuture;

/** Where the tickets come from that open sockets. A ticket opens one socket, within 30 s. */
@FunctionalInterface
public interface Tickets {
    /** A fresh ticket. */
    CompletableFuture<String> next();

    /** A ticket that is at hand already: good for one connection. */
    static Tickets of(String ticket) {
        return () -> CompletableFuture.completedFuture(ticket);
    }
}
