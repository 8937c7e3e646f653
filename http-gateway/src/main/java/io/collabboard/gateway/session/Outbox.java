package io.collabboard.gateway.session;

import io.collabboard.gateway.replica.BoardFeed;
import io.collabboard.gateway.replica.FrameLog;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a session still has to send: its own answers, and a position in the log of its board. The two are merged so that an
 * answer never overtakes the changes that came before it. Holds no copy of anything that is in the log, so that a slow
 * client costs nothing while it lags. Not thread-safe: only its session's.
 */
final class Outbox {
    private static final int MESSAGE_BYTES = 32 * 1024;

    private sealed interface Item {
        /** Position of the log that must be reached first. */
        long barrier();
    }

    private record Send(ByteString frame, long barrier, boolean isTerminal) implements Item {}

    private record Attach(BoardFeed feed, long position) implements Item {
        @Override
        public long barrier() {
            return 0;
        }
    }

    private record Detach(long barrier) implements Item {}

    private final Deque<Item> items = new ArrayDeque<>();
    private final UUID self;
    private final Runnable onOverrun;

    private @Nullable BoardFeed feed;
    private long position;
    private long seenTick;
    private int terminals;

    /**
     * @param onOverrun told when the log has dropped what this session has not read, unless it is about to leave that log
     *     anyway; the session is detached then
     */
    Outbox(UUID self, Runnable onOverrun) {
        this.self = self;
        this.onOverrun = onOverrun;
    }

    void send(ByteString frame) {
        items.add(new Send(frame, 0, false));
    }

    /** The last frame of an exchange; counts as unanswered until it is on its way to the socket. */
    void sendTerminal(ByteString frame, long barrier) {
        items.add(new Send(frame, barrier, true));
        terminals++;
    }

    /** ERROR, the end of an exchange. */
    void sendError(Exchange exchange, Problem problem) {
        sendTerminal(WireEncoder.error(exchange, problem), 0);
    }

    /** From here on read this feed. */
    void attach(BoardFeed next, long from) {
        items.add(new Attach(next, from));
    }

    /** Behind this position read no feed. */
    void detach(long barrier) {
        items.add(new Detach(barrier));
    }

    /** Ahead of everything that waits. */
    void sendFirst(ByteString frame) {
        items.addFirst(new Send(frame, 0, false));
    }

    int unsentTerminals() {
        return terminals;
    }

    /** Whether {@link #next} would find something. */
    boolean isReady() {
        BoardFeed current = feed;
        return !items.isEmpty()
                || (current != null
                        && (position < current.log().head()
                                || seenTick != current.presence().tick()));
    }

    /** The next WebSocket message: all that is due, up to 32 KiB or one larger frame; empty for nothing. */
    ByteString next() {
        Message message = new Message();
        do {
            Item next = items.peek();
            if (!readLog(message, next == null ? Long.MAX_VALUE : next.barrier())) {
                return message.bytes;
            }
            // An overrun may have put another in front.
            Item item = items.peek();
            if (item != null && !take(item, message)) {
                return message.bytes;
            }
        } while (!items.isEmpty());
        readPresence(message);
        return message.bytes;
    }

    /** @return false where the message is full before the barrier is reached */
    private boolean readLog(Message message, long barrier) {
        BoardFeed current = feed;
        if (current == null) {
            return true;
        }
        long end = Math.min(barrier, current.log().head());
        while (position < end) {
            FrameLog.Entry entry = current.log().at(position);
            if (entry == null) {
                feed = null;
                if (items.stream().allMatch(Send.class::isInstance)) {
                    onOverrun.run();
                }
                return true;
            }
            if (entry.isFor(self)) {
                if (!message.hasRoomFor(entry.bytes())) {
                    return false;
                }
                message.add(entry.bytes());
            }
            position++;
        }
        return true;
    }

    /** @return false where the message has no room for it */
    private boolean take(Item item, Message message) {
        if (item instanceof Send send) {
            if (!message.hasRoomFor(send.frame())) {
                return false;
            }
            message.add(send.frame());
            terminals -= send.isTerminal() ? 1 : 0;
        } else if (item instanceof Attach attach) {
            feed = attach.feed();
            position = attach.position();
            seenTick = -1;
        } else {
            feed = null;
        }
        items.remove();
        return true;
    }

    private void readPresence(Message message) {
        BoardFeed current = feed;
        if (current == null) {
            return;
        }
        var view = current.presence();
        ByteString missed = view.since(seenTick);
        if (message.hasRoomFor(missed)) {
            message.add(missed);
            seenTick = view.tick();
        }
    }

    private static final class Message {
        private ByteString bytes = ByteString.emptyByteString();

        boolean hasRoomFor(ByteString frame) {
            return bytes.isEmpty() || bytes.size() + frame.size() <= MESSAGE_BYTES;
        }

        void add(ByteString frame) {
            bytes = bytes.isEmpty() ? frame : bytes.concat(frame);
        }
    }
}
