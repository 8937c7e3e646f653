package io.collabboard.gateway.session;

import io.collabboard.gateway.replica.BoardReplica;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client's cursor and drag through at most once in an interval, latest value only, however often it sends. Not
 * thread-safe.
 */
final class PresenceGate {
    private final long intervalNanos;
    private long openAt;
    private BoardReplica.@Nullable Command cursor;
    private BoardReplica.@Nullable Command drag;

    PresenceGate(long intervalNanos, long nowNanos) {
        this.intervalNanos = intervalNanos;
        this.openAt = nowNanos;
    }

    void cursor(BoardReplica.Command command) {
        cursor = command;
    }

    void drag(BoardReplica.Command command) {
        drag = command;
    }

    /** What may go on now; nothing while the gate is closed. */
    List<BoardReplica.Command> take(long nowNanos) {
        if (!isWaiting() || nowNanos - openAt < 0) {
            return List.of();
        }
        List<BoardReplica.Command> due = new ArrayList<>(2);
        if (cursor != null) {
            due.add(cursor);
        }
        if (drag != null) {
            due.add(drag);
        }
        clear();
        openAt = nowNanos + intervalNanos;
        return due;
    }

    boolean isWaiting() {
        return cursor != null || drag != null;
    }

    long millisToWait(long nowNanos) {
        return Math.max(1, (openAt - nowNanos) / 1_000_000);
    }

    void clear() {
        cursor = null;
        drag = null;
    }
}
