package io.collabboard.gateway.session;

import org.apache.pekko.util.ByteString;

/** A WebSocket message as it came in. */
sealed interface SocketMessage {

    record Binary(ByteString bytes) implements SocketMessage {}

    record TooLarge() implements SocketMessage {}

    record Text() implements SocketMessage {}
}
