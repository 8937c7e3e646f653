package io.collabboard.gateway.http;

import io.collabboard.gateway.account.User;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;

/** What talks on a socket once it is open. */
@FunctionalInterface
public interface SocketEndpoint {
    /** The subprotocol that every socket speaks. */
    String SUBPROTOCOL = "collabboard.v1";

    /**
     * Answers the upgrade of one new socket of this user. Must not block.
     *
     * @param client the other end of the connection, where it is known
     */
    HttpResponse open(WebSocketUpgrade upgrade, User user, Optional<InetSocketAddress> client);
}
