package io.collabboard.gatling.simulation;

import java.io.IOException;

/**
 * What is done to the messages with deliveries of the counted window that one observer is sent.
 *
 * <p>Called by one thread for a connection, for one message after the other.
 */
@FunctionalInterface
interface Tampering {
    /** Lets everything through. */
    Tampering NONE = (ordinal, message) -> message.pass();

    /** @param ordinal of the message among those with counted deliveries, from 0 */
    void handle(int ordinal, Message message) throws IOException;

    /** A message on its way to the observer. */
    interface Message {
        void pass() throws IOException;

        /** Lets it through later, while others go on. */
        void passAfter(long millis);

        void drop();

        /** Ends the connection. */
        void cut() throws IOException;
    }
}
