package io.collabboard.cluster.chaos;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient;
import io.collabboard.cluster.crash.AcknowledgedEdit;
import io.collabboard.cluster.crash.EditSequence;
import io.collabboard.proto.wire.v1.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The edits of one person: those without an answer in their order, of each object at most one sent, as the web page does; and
 * those that were acknowledged. One thread at a time.
 */
final class Drafts {
    /** Who cannot get rid of his edits for this long stops drawing: 40 s of them. */
    private static final int MOST = 200;

    private static final int REPEATED = 3;

    private static final class Draft {
        private final Frame request;
        private final long drawnAt = System.nanoTime();
        private boolean sent;

        private Draft(Frame request) {
            this.request = request;
        }
    }

    private final EditSequence edits;
    private final Waits waits;
    private final Map<ByteString, Draft> open = new LinkedHashMap<>();
    private final Map<ByteString, AcknowledgedEdit> acknowledged = new LinkedHashMap<>();
    private final UUID board;
    private long lastAnsweredDrawnAt = System.nanoTime();

    Drafts(UUID board, Waits waits) {
        this.board = board;
        this.edits = new EditSequence(board);
        this.waits = waits;
    }

    void draw() {
        if (open.size() < MOST) {
            Frame edit = edits.next();
            open.put(edit.getId(), new Draft(edit));
        }
    }

    /** What can be sent now, which counts as sent from then on. */
    List<Frame> take() {
        List<Frame> due = new ArrayList<>();
        Set<UUID> busy = new HashSet<>();
        for (Draft draft : open.values()) {
            if (busy.add(EditSequence.objectOf(draft.request)) && !draft.sent) {
                draft.sent = true;
                due.add(draft.request);
            }
        }
        return due;
    }

    void allUnsent() {
        open.values().forEach(draft -> draft.sent = false);
    }

    void unsent(ByteString edit) {
        Draft draft = open.get(edit);
        if (draft != null) {
            draft.sent = false;
        }
    }

    /** The same edit may be acknowledged on two connections. */
    void acknowledge(ByteString edit, BoardClient.Ack ack) {
        Draft draft = open.remove(edit);
        if (draft != null) {
            waits.add(board, System.nanoTime() - draft.drawnAt);
            lastAnsweredDrawnAt = Math.max(lastAnsweredDrawnAt, draft.drawnAt);
            acknowledged.put(edit, new AcknowledgedEdit(draft.request, ack));
        }
    }

    /** The person was told that it was refused. */
    void giveUp(ByteString edit) {
        open.remove(edit);
    }

    List<AcknowledgedEdit> acknowledged() {
        return List.copyOf(acknowledged.values());
    }

    List<AcknowledgedEdit> lastAcknowledged() {
        return acknowledged.values().stream()
                .skip(Math.max(0, acknowledged.size() - REPEATED))
                .toList();
    }

    long oldestWait() {
        return open.isEmpty() ? 0 : System.nanoTime() - open.values().iterator().next().drawnAt;
    }

    /** When the newest edit with an answer was drawn, in nanoseconds. */
    long lastAnsweredDrawnAt() {
        return lastAnsweredDrawnAt;
    }
}
