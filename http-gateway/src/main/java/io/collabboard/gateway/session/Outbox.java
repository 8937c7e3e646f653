package io.collabboard.gateway.session;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.BoardFeed;
import io.collabboard.gateway.replica.FrameLog;
import io.collabboard.gateway.socket.Outgoing;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a session still has to send: its own answers, and a position in the log of its board. The two are merged so that an
 * answer never overtakes the changes that came before it. Holds no copy of anything that is in the log, so that a slow
 * client costs nothing while it lags. Its session adds, and whoever writes to the socket takes: safe from any thread.
 */
final class Outbox implements Outgoing.Messages {
    private static final int MESSAGE_BYTES = 32 * 1024;

    private sealed interface Item {
        /** Position of the log that must be reached first. */
        long barrier();
    }

    /** @param ifLost replaces the frame where the log has dropped what must go before it */
    private record Send(
            ByteString frame,
            long barrier,
            boolean isTerminal,
            @Nullable ByteString ifLost) implements Item {
        Send withoutWhatIsLost() {
            return ifLost == null ? this : new Send(ifLost, 0, isTerminal, null);
        }
    }

    private record Attach(BoardFeed feed, long position) implements Item {
        @Override
        public long barrier() {
            return 0;
        }
    }

    private record Detach(long barrier) implements Item {}

    private final Deque<Item> items = new ArrayDeque<>();
    private final UUID self;
    private final GatewayMetrics metrics;
    private boolean isListRefreshDue;

    private @Nullable BoardFeed feed;
    private long position;
    private long seenTick;
    private int terminals;
    private int waitingBytes;

    Outbox(UUID self, GatewayMetrics metrics) {
        this.self = self;
        this.metrics = metrics;
    }

    synchronized void send(ByteString frame) {
        add(new Send(frame, 0, false, null));
    }

    /** The last frame of an exchange; counts as unanswered until it is on its way to the socket. */
    synchronized void sendTerminal(ByteString frame, long barrier) {
        add(new Send(frame, barrier, true, null));
        terminals++;
    }

    private void add(Send send) {
        waitingBytes += send.frame().size();
        items.add(send);
    }

    /**
     * The answer to a join, in one piece: nothing of any board may come between.
     *
     * @param frames what brings the client to {@code position} of the feed
     * @param done the end of the answer, behind {@code barrier}
     * @param ifLost ends it where the log has dropped something before that
     */
    synchronized void enter(
            List<ByteString> frames, BoardFeed next, long from, ByteString done, long barrier, ByteString ifLost) {
        frames.forEach(frame -> add(new Send(frame, 0, false, null)));
        attach(next, from);
        add(new Send(done, barrier, true, ifLost));
        terminals++;
    }

    /** From here on read this feed. */
    synchronized void attach(BoardFeed next, long from) {
        items.add(new Attach(next, from));
    }

    /** Behind this position read no feed. */
    synchronized void detach(long barrier) {
        items.add(new Detach(barrier));
    }

    /** The list of boards may have news: told once, however often it changes before the client reads. */
    synchronized void refreshBoardList() {
        isListRefreshDue = true;
    }

    /** Nothing that waits is sent any more. */
    synchronized void clear() {
        items.clear();
        terminals = 0;
        waitingBytes = 0;
        feed = null;
        isListRefreshDue = false;
    }

    /** Of what was added and is not taken. */
    synchronized int waitingBytes() {
        return waitingBytes;
    }

    synchronized int unsentTerminals() {
        return terminals;
    }

    @Override
    public synchronized boolean isReady() {
        BoardFeed current = feed;
        return isListRefreshDue
                || !items.isEmpty()
                || (current != null
                        && (position < current.log().head()
                                || seenTick != current.presence().tick()));
    }

    /** The next WebSocket message: all that is due, up to 32 KiB or one larger frame; empty for nothing. */
    @Override
    public synchronized ByteString next() {
        ByteString shared = nextForEverybody();
        if (shared != null) {
            return shared;
        }
        Message message = new Message();
        if (isListRefreshDue) {
            isListRefreshDue = false;
            message.add(WireEncoder.boardListRefresh());
        }
        fill(message);
        if (!message.bytes.isEmpty()) {
            metrics.sent(message.bytes.size(), message.records);
        }
        return message.bytes;
    }

    /** The news of the board and nothing else, which is most of what is sent; one object for all who read along. */
    private @Nullable ByteString nextForEverybody() {
        BoardFeed current = feed;
        if (current == null
                || isListRefreshDue
                || !items.isEmpty()
                || seenTick != current.presence().tick()) {
            return null;
        }
        FrameLog.News news = current.log().news(position, MESSAGE_BYTES);
        if (news == null) {
            return null;
        }
        position = news.to();
        metrics.sent(news.bytes().size(), news.records());
        return news.bytes();
    }

    private void fill(Message message) {
        do {
            Item next = items.peek();
            if (!readLog(message, next == null ? Long.MAX_VALUE : next.barrier())) {
                return;
            }
            // An overrun may have put another in front.
            Item item = items.peek();
            if (item != null && !take(item, message)) {
                return;
            }
        } while (!items.isEmpty());
        readPresence(message);
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
                onOverrun(current);
                return true;
            }
            if (entry.isFor(self)) {
                if (!message.hasRoomFor(entry.bytes())) {
                    return false;
                }
                message.add(entry.bytes());
                message.records++;
            }
            position++;
        }
        return true;
    }

    /**
     * The log has dropped what this session has not read: it is told, unless it is about to leave that log anyway, and ahead
     * of what waits, which may stand for changes that it has missed.
     */
    private void onOverrun(BoardFeed lost) {
        if (items.stream().allMatch(Send.class::isInstance)) {
            metrics.resynchronised(GatewayMetrics.Resync.LAGGED);
            List<Send> waiting = items.stream().map(Send.class::cast).toList();
            items.clear();
            waitingBytes = 0;
            send(WireEncoder.resync(lost.presence().boardId(), "this client has fallen too far behind"));
            waiting.forEach(each -> add(each.withoutWhatIsLost()));
        }
    }

    /** @return false where the message has no room for it */
    private boolean take(Item item, Message message) {
        if (item instanceof Send send) {
            if (!message.hasRoomFor(send.frame())) {
                return false;
            }
            message.add(send.frame());
            terminals -= send.isTerminal() ? 1 : 0;
            waitingBytes -= send.frame().size();
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
        private int records;

        boolean hasRoomFor(ByteString frame) {
            return bytes.isEmpty() || bytes.size() + frame.size() <= MESSAGE_BYTES;
        }

        void add(ByteString frame) {
            bytes = bytes.isEmpty() ? frame : bytes.concat(frame);
        }
    }
}
