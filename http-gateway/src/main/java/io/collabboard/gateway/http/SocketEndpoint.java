package io.collabboard.gateway.http;

import io.collabboard.gateway.account.User;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.javadsl.Flow;

/** What talks on a socket once it is open. */
@FunctionalInterface
public interface SocketEndpoint {
    /** The subprotocol that every socket speaks. */
    String SUBPROTOCOL = "collabboard.v1";

    /** The flow of one new socket of this user; it is run exactly once. Must not block. */
    Flow<Message, Message, NotUsed> open(User user);
}
