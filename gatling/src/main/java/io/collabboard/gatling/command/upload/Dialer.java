package io.collabboard.gatling.command.upload;

import io.collabboard.client.BoardClient;
import io.collabboard.client.ClientListener;
import java.util.concurrent.CompletableFuture;

/** Opens a socket with a ticket of its own each time. */
@FunctionalInterface
public interface Dialer {
    CompletableFuture<BoardClient> dial(ClientListener listener);
}
