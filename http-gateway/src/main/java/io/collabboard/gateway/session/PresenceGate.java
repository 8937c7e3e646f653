package io.collabboard.gateway.session;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.ReplicaCommand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client's cursor, drag, selection and typing through at most once in an interval, latest value only, however often it sends. Not
 * thread-safe.
 */
final class PresenceGate {
    private final long intervalNanos;
    private final GatewayMetrics metrics;
    private long openAt;
    private @Nullable ReplicaCommand cursor;
    private ReplicaCommand.@Nullable Drag drag;
    private ReplicaCommand.@Nullable EndDrag endDrag;
    private ReplicaCommand.@Nullable Select selection;
    private ReplicaCommand.@Nullable Type typing;

    PresenceGate(long intervalNanos, long nowNanos, GatewayMetrics metrics) {
        this.intervalNanos = intervalNanos;
        this.metrics = metrics;
        this.openAt = nowNanos;
    }

    void cursor(ReplicaCommand command) {
        countReplaced(cursor);
        cursor = command;
    }

    void select(ReplicaCommand.Select command) {
        countReplaced(selection);
        selection = command;
    }

    void type(ReplicaCommand.Type command) {
        countReplaced(typing);
        typing = command;
    }

    /** Replaces whatever was dragged before. */
    void drag(ReplicaCommand.Drag command) {
        countReplaced(drag);
        drag = command;
        endDrag = null;
    }

    /** Ends some drags, of those that go on already and of those that wait. */
    void endDrag(ReplicaCommand.EndDrag command) {
        ReplicaCommand.Drag waiting = drag;
        ReplicaCommand.EndDrag before = endDrag;
        if (command.objectIds().isEmpty()) {
            drag = null;
            endDrag = command;
        } else if (waiting != null) {
            drag = new ReplicaCommand.Drag(
                    waiting.clientId(),
                    waiting.drags().stream()
                            .filter(dragged -> !command.objectIds().contains(dragged.objectId()))
                            .toList());
        } else if (before == null) {
            endDrag = command;
        } else if (!before.objectIds().isEmpty()) {
            Set<UUID> all = new HashSet<>(before.objectIds());
            all.addAll(command.objectIds());
            endDrag = new ReplicaCommand.EndDrag(command.clientId(), all);
        }
    }

    /** What may go on now; nothing while the gate is closed. */
    List<ReplicaCommand> take(long nowNanos) {
        if (!isWaiting() || nowNanos - openAt < 0) {
            return List.of();
        }
        List<ReplicaCommand> due = new ArrayList<>(5);
        if (cursor != null) {
            due.add(cursor);
        }
        if (drag != null) {
            due.add(drag);
        }
        if (endDrag != null) {
            due.add(endDrag);
        }
        if (selection != null) {
            due.add(selection);
        }
        if (typing != null) {
            due.add(typing);
        }
        clear();
        openAt = nowNanos + intervalNanos;
        return due;
    }

    boolean isWaiting() {
        return cursor != null || drag != null || endDrag != null || selection != null || typing != null;
    }

    long millisToWait(long nowNanos) {
        return Math.max(1, (openAt - nowNanos) / 1_000_000);
    }

    void clear() {
        cursor = null;
        drag = null;
        endDrag = null;
        selection = null;
        typing = null;
    }

    private void countReplaced(@Nullable ReplicaCommand waiting) {
        if (waiting != null) {
            metrics.presenceReplaced();
        }
    }
}
