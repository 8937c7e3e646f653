package io.collabboard.client;

import io.collabboard.proto.wire.v1.Frame;

/**
 * Takes what a socket brings unasked, in the order of the wire, and before any answer that came behind it. Called by
 * one thread at a time, which other sockets need too: never block in it. An exception from it ends the connection.
 */
@FunctionalInterface
public interface ClientListener {
    /** An EVENT. The first on a socket is {@code session:connected}. */
    void onEvent(Frame event);

    /**
     * An answer that no open request waits for: it came after the time-out, or says what was wrong with a cursor,
     * drag or selection, which is answered only then.
     */
    default void onStray(Frame answer) {}

    /** The connection is over; called once, last. Open requests have failed already. */
    default void onDisconnected(DisconnectedException reason) {}
}
