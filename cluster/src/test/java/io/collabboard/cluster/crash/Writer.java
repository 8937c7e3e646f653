package io.collabboard.cluster.crash;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.ClientListener;
import io.collabboard.client.DevTickets;
import io.collabboard.client.DisconnectedException;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A person who creates and updates objects of their own as fast as they are answered, and keeps account: what is open, what
 * was acknowledged and with what. After a reconnect it sends again, in the old order and with the old ids, everything open,
 * and before that the last few acknowledged edits, as a client does whose replies were lost.
 */
final class Writer implements ClientListener {
    /** Requests without answer at any time. */
    private static final int WINDOW = 16;

    private static final int REPEATED = 20;

    private final String name;
    private final BoardMirror mirror;
    private final EditSequence edits;
    private final Map<ByteString, Frame> open = new LinkedHashMap<>();
    private final Map<ByteString, AcknowledgedEdit> acknowledged = new LinkedHashMap<>();
    private final List<Throwable> problems = new ArrayList<>();
    private BoardClient client;
    private boolean writing;
    private boolean draining;

    Writer(String name, UUID boardId) {
        this.name = name;
        this.mirror = new BoardMirror(boardId);
        this.edits = new EditSequence(boardId);
    }

    /** Connects, resumes, sends again what has to be, and completes then; new edits follow while it is writing. */
    CompletableFuture<Void> connect(URI url) {
        return BoardClient.connect(url, DevTickets.of(url, name), this)
                .thenCompose(connected -> connected.join(mirror).thenAccept(state -> online(connected)));
    }

    BoardMirror.State state() {
        return mirror.state();
    }

    synchronized void startWriting() {
        writing = true;
        fillWindow();
    }

    synchronized void stopWriting() {
        writing = false;
    }

    synchronized int openEdits() {
        return open.size();
    }

    synchronized boolean isOnline() {
        return client != null;
    }

    synchronized boolean sawDraining() {
        return draining;
    }

    synchronized List<AcknowledgedEdit> acknowledged() {
        return List.copyOf(acknowledged.values());
    }

    /** What the server did against its contract. */
    synchronized List<Throwable> problems() {
        return List.copyOf(problems);
    }

    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public void onEvent(Frame event) {
        try {
            mirror.accept(event);
        } catch (BoardMirror.ContractViolation e) {
            problem(e);
        }
        if (event.getSyscall() == Syscall.SESSION_DRAINING) {
            drain();
        }
    }

    @Override
    public synchronized void onDisconnected(DisconnectedException reason) {
        client = null;
    }

    private synchronized void drain() {
        draining = true;
    }

    private synchronized void problem(Throwable what) {
        problems.add(what);
    }

    private synchronized void online(BoardClient connected) {
        client = connected;
        draining = false;
        acknowledged.values().stream()
                .skip(Math.max(0, acknowledged.size() - REPEATED))
                .forEach(this::sendAgain);
        List.copyOf(open.values()).forEach(this::send);
        fillWindow();
    }

    private synchronized void fillWindow() {
        while (writing && !draining && client != null && open.size() < WINDOW) {
            Frame next = edits.next();
            open.put(next.getId(), next);
            send(next);
        }
    }

    private void send(Frame edit) {
        CompletableFuture<?> unused = client.change(edit).whenComplete((ack, failure) -> {
            // What failed stays open until the next connection; the cause is the crash, or shows as an edit that never
            // ends.
            if (failure == null) {
                acknowledge(edit, ack);
            }
        });
    }

    private synchronized void acknowledge(Frame edit, BoardClient.Ack ack) {
        open.remove(edit.getId());
        acknowledged.put(edit.getId(), new AcknowledgedEdit(edit, ack));
        fillWindow();
    }

    private void sendAgain(AcknowledgedEdit edit) {
        CompletableFuture<?> unused = client.change(edit.request()).whenComplete((ack, failure) -> {
            if (failure == null && !ack.equals(edit.ack())) {
                problem(new AssertionError("acknowledged as " + edit.ack() + ", sent again as " + ack));
            }
        });
    }
}
