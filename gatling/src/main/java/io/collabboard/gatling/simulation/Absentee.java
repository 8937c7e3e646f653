package io.collabboard.gatling.simulation;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.ClientListener;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.wire.v1.Frame;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody on a board whose connection drops and who comes back with what they have of it. */
final class Absentee implements ClientListener {
    private final URI url;
    private final BoardMirror mirror;
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable BoardClient client;
    private volatile long seqBefore;
    private volatile boolean isCatchingUp;
    private volatile boolean isLate;
    private volatile boolean resumedByDelta;

    Absentee(URI url, UUID board) {
        this.url = url;
        this.mirror = new BoardMirror(board);
    }

    /** Signs in, connects and joins with what the mirror has; completes once it has what the board had then (R22). */
    CompletableFuture<Void> connect(String name) {
        bytes.set(0);
        isCatchingUp = true;
        return BoardClient.connect(url, DevTickets.of(url, name), this)
                .thenCompose(connected -> {
                    client = connected;
                    return connected.join(mirror.boardId(), mirror.epoch(), mirror.seq(), this::take);
                })
                .thenAccept(state -> {
                    isCatchingUp = false;
                    resumedByDelta = state.getResumed();
                });
    }

    /** The connection ends without a word. */
    void drop() {
        seqBefore = mirror.seq();
        requireClient().abort();
    }

    void leave() {
        requireClient().close();
    }

    void isBack(boolean tooLate) {
        isLate = tooLate;
    }

    /** Was back later than a delivery may take. */
    boolean isLate() {
        return isLate;
    }

    /** Changes that came since the drop, each once and in order: the mirror would have refused anything else. */
    long caughtUp() {
        return mirror.seq() - seqBefore;
    }

    /** Encoded frames of the last join's answer: its BULK frames, the changes that were missed, and DONE. */
    long resumeBytes() {
        return bytes.get();
    }

    boolean resumedByDelta() {
        return resumedByDelta;
    }

    /** Of the events, those with a seq are changes of the board; the others tell of people and are no part of a resume. */
    @Override
    public void onEvent(Frame event) {
        if (event.getSeq() > 0) {
            take(event);
        }
    }

    private void take(Frame frame) {
        if (isCatchingUp) {
            bytes.addAndGet(frame.getSerializedSize());
        }
        mirror.accept(frame);
    }

    private BoardClient requireClient() {
        BoardClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("never connected");
        }
        return connected;
    }
}
