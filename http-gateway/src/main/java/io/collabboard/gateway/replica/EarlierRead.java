package io.collabboard.gateway.replica;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What was before a log began: read from the entity once somebody resumes further back, and kept for all who do. A log
 * begins anew with each replica, as when a node is lost and its clients come to another. Everything that is read ends where
 * the log began, so it does not matter what is committed, or loaded, while the answer is on its way.
 *
 * <p>Not asked again once an answer did not come in time, since an entity on a node of the former release does not know the
 * question, nor for what an answer did not reach; only for less. A snapshot does it then.
 */
final class EarlierRead {
    /** Whoever comes a little later with a little less than the first shares the answer. */
    private static final int SLACK = 256;

    /** As much as an entity keeps by default. */
    static final int MAX_BYTES = 1 << 20;

    /** Asks the entity for the changes after a seq; the answer comes to {@link #answered}, or {@link #timedOut} is called. */
    interface Question {
        /** @return which request it is */
        long ask(long afterSeq);
    }

    private final UUID boardId;
    private final long logBegan;
    private final Question question;
    private final List<BoardChanged> received = new ArrayList<>();

    private EarlierChanges known;
    private long askedAfter = Long.MAX_VALUE;
    private long requestId;
    private boolean isAsking;
    private boolean hasTimedOut;

    /** @param logBegan the last change that is not in the log */
    EarlierRead(UUID boardId, long logBegan, Question question) {
        this.boardId = boardId;
        this.logBegan = logBegan;
        this.question = question;
        this.known = EarlierChanges.none(logBegan);
    }

    long logBegan() {
        return logBegan;
    }

    EarlierChanges known() {
        return known;
    }

    /** Whether an answer to come may still reach this change. Asks where that has not been done. */
    boolean mayReach(long seq) {
        if (isAsking) {
            return true;
        }
        if (hasTimedOut || seq < 1 || seq >= askedAfter) {
            return false;
        }
        isAsking = true;
        askedAfter = Math.max(0, seq - SLACK);
        received.clear();
        requestId = question.ask(askedAfter);
        return true;
    }

    /** The question, or its answer, may have been lost with the entity that was asked. */
    void askAgain() {
        if (isAsking) {
            received.clear();
            requestId = question.ask(askedAfter);
        }
    }

    /** @return whether the answer is complete */
    boolean answered(ReplicaMessage.ChangesPart part) {
        if (!isAsking || part.requestId() != requestId) {
            return false;
        }
        received.addAll(part.batches());
        if (!part.isLast()) {
            return false;
        }
        known = EarlierChanges.of(boardId, received, logBegan);
        received.clear();
        isAsking = false;
        return true;
    }

    void timedOut() {
        if (isAsking) {
            isAsking = false;
            hasTimedOut = true;
            received.clear();
        }
    }
}
