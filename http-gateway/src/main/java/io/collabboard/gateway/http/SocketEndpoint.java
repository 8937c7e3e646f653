package io.collabboard.gateway.http;

import io.collabboard.gateway.account.User;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;

/** What talks on a socket once it is open. */
@FunctionalInterface
public interface SocketEndpoint {
    /** The subprotocol that every socket speaks. */
    String SUBPROTOCOL = "collabboard.v1";

    /** Answers the upgrade of one new socket of this user. Must not block. */
    HttpResponse open(WebSocketUpgrade upgrade, User user);
}
