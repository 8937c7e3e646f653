package io.collabboard.gateway.socket;

import io.collabboard.proto.CloseCode;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on one socket, frame by frame: the messages of whoever uses it, and what WebSocket itself has to say. At
 * most one ping, one pong and one close wait. Safe from any thread.
 */
public final class Outgoing {

    /** Messages to send. Safe from any thread. */
    public interface Messages {
        /** Whether {@link #next} would find something. */
        boolean isReady();

        /** The next message; empty for nothing. */
        ByteString next();
    }

    private final Messages messages;
    private boolean isPingDue;
    private @Nullable ByteString pong;
    private @Nullable CloseCode closeCode;
    private boolean hasClosed;

    public Outgoing(Messages messages) {
        this.messages = messages;
    }

    public synchronized void ping() {
        isPingDue = true;
    }

    /** Only the latest ping has to be answered. */
    public synchronized void pong(ByteString payload) {
        pong = payload;
    }

    /** Ends with this code, behind every message; the first one counts. */
    public synchronized void close(CloseCode code) {
        if (closeCode == null) {
            closeCode = code;
        }
    }

    /** Whether the close is on its way: nothing comes behind it. */
    public synchronized boolean hasClosed() {
        return hasClosed;
    }

    public synchronized boolean isReady() {
        return !hasClosed && (isPingDue || pong != null || closeCode != null || messages.isReady());
    }

    /** The bytes of the next frame; empty where there is nothing. */
    public synchronized ByteString next() {
        if (hasClosed) {
            return ByteString.emptyByteString();
        }
        ByteString payload = pong;
        if (payload != null) {
            pong = null;
            return ServerFrames.pong(payload);
        }
        if (isPingDue) {
            isPingDue = false;
            return ServerFrames.ping(ByteString.emptyByteString());
        }
        ByteString message = nextMessage();
        if (!message.isEmpty()) {
            return ServerFrames.binary(message);
        }
        if (closeCode != null) {
            hasClosed = true;
            return ServerFrames.close(closeCode);
        }
        return message;
    }

    private ByteString nextMessage() {
        ByteString message;
        do {
            message = messages.next();
        } while (message.isEmpty() && messages.isReady());
        return message;
    }
}
