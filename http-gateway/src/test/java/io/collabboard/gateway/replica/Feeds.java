package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/** Feeds for tests of other packages: what a replica would write. */
public final class Feeds {
    public static final int RECORDS = 64;

    private Feeds() {}

    /** Holds the last 64 records. */
    public static BoardFeed feed() {
        return new BoardFeed(new UUID(1, 1), new FrameLog(0, 1 << 20, RECORDS));
    }

    /** Appends an event with as many bytes at least; returns its position. */
    public static long append(BoardFeed feed, long seq) {
        return append(feed, seq, WireEncoder.parted(new UUID(1, 1), new UUID(0, seq)));
    }

    public static long append(BoardFeed feed, long seq, ByteString frame) {
        feed.log().append(seq, frame);
        return feed.log().head() - 1;
    }

    public static void publishCursor(BoardFeed feed, UUID clientId, float x) {
        feed.publish(feed.presence()
                .next(List.of(new PersonPresence(clientId, new PersonPresence.Cursor(x, 0, null), List.of()))));
    }
}
