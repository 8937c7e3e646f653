package io.collabboard.gatling.simulation;

import io.collabboard.client.Requests;
import io.collabboard.gatling.observe.Caller;
import io.collabboard.gatling.observe.Caller.Answer;
import io.collabboard.gatling.observe.Observers;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Status;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Somebody on a board whose connection drops and who comes back with what they have of it: its epoch and last change. */
final class Absentee {
    private final Observers observers;
    private final UUID board;
    private final String name;
    private volatile @Nullable Caller caller;
    private volatile long epoch;
    private volatile long seq;
    private volatile long caughtUp;
    private volatile long bytes;
    private volatile boolean isLate;
    private volatile boolean resumedByDelta;

    Absentee(Observers observers, UUID board, String name) {
        this.observers = observers;
        this.board = board;
        this.name = name;
    }

    /**
     * Signs in, connects and joins with what is there already.
     *
     * @return completes once everything is there that the board had then (R22), with the moment
     */
    CompletableFuture<Long> connect() {
        return observers
                .callAtOnce(name)
                .thenCompose(connected -> {
                    caller = connected;
                    return connected.ask(Requests.join(board, epoch, seq), seq, false);
                })
                .thenApply(this::take);
    }

    /** The connection ends without a word. */
    void drop() {
        Caller connected = caller;
        if (connected == null) {
            throw new IllegalStateException("never connected");
        }
        seq = connected.seq();
        connected.drop();
    }

    void isBack(boolean tooLate) {
        isLate = tooLate;
    }

    /** Was back later than a delivery may take. */
    boolean isLate() {
        return isLate;
    }

    /** Changes that came since the drop, each once and in order: anything else would have failed the join. */
    long caughtUp() {
        return caughtUp;
    }

    /** Encoded frames of the last join's answer: its BULK frames, the changes that were missed, and DONE. */
    long resumeBytes() {
        return bytes;
    }

    boolean resumedByDelta() {
        return resumedByDelta;
    }

    private long take(Answer answer) {
        if (answer.last().getStatus() != Status.DONE) {
            throw new CompletionException(new IOException(
                    "the join was refused: " + answer.last().getError().getCode()));
        }
        BoardState state = answer.last().getBoardState();
        epoch = state.getEpoch();
        caughtUp = state.getSeq() - seq;
        seq = state.getSeq();
        resumedByDelta = state.getResumed();
        bytes = answer.bytes();
        return answer.ended();
    }
}
