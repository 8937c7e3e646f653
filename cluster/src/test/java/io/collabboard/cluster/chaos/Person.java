package io.collabboard.cluster.chaos;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.ClientListener;
import io.collabboard.client.ClientSettings;
import io.collabboard.client.DevTickets;
import io.collabboard.client.DisconnectedException;
import io.collabboard.client.RefusedException;
import io.collabboard.client.RequestTimeoutException;
import io.collabboard.cluster.crash.AcknowledgedEdit;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a board open, who comes back by himself as the web page does: after a jittered, doubling delay, at the node
 * that is next in line, with what he has of the board, and with the edits that have no acknowledgement yet.
 */
final class Person {
    private static final ClientSettings SETTINGS = ClientSettings.DEFAULT.withConnectTimeout(Duration.ofSeconds(5));

    private static final long BACKOFF_MS = 250;
    private static final long LONGEST_BACKOFF_MS = 10_000;

    /** After this time without a word from the node it is asked for one, and has as long again to answer. */
    private static final Duration SILENCE = Duration.ofMillis(2_500);

    private final String name;
    private final UUID board;
    private final List<URI> nodes;
    private final ScheduledExecutorService clock;
    private final Random random;
    private final BoardMirror mirror;
    private final Drafts drafts;
    private final List<Throwable> problems = new ArrayList<>();
    private @Nullable Line line;
    private int at;
    private int failures;
    private int pauses;

    /**
     * @param nodes where the server is, the first one first
     * @param waits is told how long each edit took
     */
    Person(String name, UUID board, List<URI> nodes, long seed, ScheduledExecutorService clock, Waits waits) {
        this.name = name;
        this.board = board;
        this.nodes = List.copyOf(nodes);
        this.clock = clock;
        this.random = new Random(seed);
        this.mirror = new BoardMirror(board);
        this.drafts = new Drafts(board, waits);
    }

    UUID board() {
        return board;
    }

    // ---- what the test does ----

    synchronized void come() {
        at = 0;
        connect();
    }

    /** Goes to the first node in line, unless he is there. */
    synchronized void goHome() {
        Line here = line;
        if (at % nodes.size() != 0 && here != null && here.joined) {
            at = 0;
            leave(here);
            connect();
        }
    }

    synchronized void draw() {
        drafts.draw();
        sendDue();
    }

    /** Asks for a sign of life where there was none for long, and gives up a line that shows none. */
    synchronized void look() {
        Line here = line;
        if (here == null || here.client == null) {
            return;
        }
        long silent = System.nanoTime() - here.heardAt;
        if (silent > 2 * SILENCE.toNanos()) {
            lost(here);
        } else if (silent > SILENCE.toNanos() && here.joined) {
            CompletableFuture<?> unused =
                    here.client.users(board).thenAccept(people -> here.heardAt = System.nanoTime());
        }
    }

    synchronized void end() {
        if (line != null) {
            leave(line);
        }
    }

    // ---- what the test sees ----

    synchronized boolean isHome() {
        return at % nodes.size() == 0 && line != null && line.joined;
    }

    URI home() {
        return nodes.get(0);
    }

    synchronized Drafts drafts() {
        return drafts;
    }

    synchronized List<AcknowledgedEdit> acknowledged() {
        return drafts.acknowledged();
    }

    /** How long the oldest edit without an answer has waited, in nanoseconds; 0 where there is none. */
    synchronized long oldestWait() {
        return drafts.oldestWait();
    }

    synchronized boolean wasAnsweredSince(long nanoTime) {
        return drafts.lastAnsweredDrawnAt() - nanoTime > 0;
    }

    /** Retryable refusals: he sees a delay, no error. */
    synchronized int pauses() {
        return pauses;
    }

    BoardMirror.State state() {
        return mirror.state();
    }

    long seq() {
        return mirror.seq();
    }

    /** Errors that he sees, and what the server did against its contract. */
    synchronized List<Throwable> problems() {
        return List.copyOf(problems);
    }

    @Override
    public synchronized String toString() {
        return name + (line == null ? " offline" : line.joined ? " on " : " coming to ") + nodes.get(at % nodes.size());
    }

    // ---- coming and going ----

    private void connect() {
        URI node = nodes.get(at % nodes.size());
        Line next = new Line();
        line = next;
        CompletableFuture<?> unused = BoardClient.connect(node, DevTickets.of(node, name), next, SETTINGS)
                .whenComplete((client, failure) -> opened(next, client));
    }

    private synchronized void opened(Line opened, @Nullable BoardClient client) {
        if (client == null) {
            lost(opened);
        } else if (opened == line) {
            opened.client = client;
            opened.heardAt = System.nanoTime();
            join(opened, client);
        } else {
            client.close();
        }
    }

    private void join(Line joining, BoardClient client) {
        joining.joined = false;
        CompletableFuture<?> unused = client.join(board, mirror.epoch(), mirror.seq(), joining::take)
                .whenComplete((state, failure) -> joined(joining, failure));
    }

    private synchronized void joined(Line joining, @Nullable Throwable failure) {
        if (joining != line) {
            return;
        }
        if (failure == null) {
            joining.joined = true;
            failures = 0;
            repeat(joining);
            sendDue();
        } else {
            lost(joining);
        }
    }

    private synchronized void lost(Line former) {
        if (former != line) {
            return;
        }
        leave(former);
        at++;
        later(this::reconnect, backoff());
    }

    private synchronized void reconnect() {
        if (line == null) {
            connect();
        }
    }

    private void leave(Line former) {
        line = null;
        drafts.allUnsent();
        if (former.client != null) {
            former.client.close();
        }
    }

    private synchronized void drained(Line draining) {
        if (draining == line) {
            leave(draining);
            at++;
            connect();
        }
    }

    private long backoff() {
        long ceiling = Math.min(LONGEST_BACKOFF_MS, BACKOFF_MS << Math.min(failures++, 10));
        return (long) (random.nextDouble() * ceiling);
    }

    private void later(Runnable task, long millis) {
        var unused = clock.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    // ---- editing ----

    private void sendDue() {
        Line here = line;
        if (here == null || here.client == null || !here.joined) {
            return;
        }
        BoardClient client = here.client;
        for (Frame edit : drafts.take()) {
            CompletableFuture<?> unused =
                    client.change(edit).whenComplete((ack, failure) -> answered(here, edit, ack, failure));
        }
    }

    /** As somebody does whose last answers were lost: they are given again, and nothing is done twice. */
    private void repeat(Line here) {
        BoardClient client = here.client;
        if (client == null) {
            return;
        }
        for (AcknowledgedEdit edit : drafts.lastAcknowledged()) {
            CompletableFuture<?> unused = client.change(edit.request()).thenAccept(ack -> {
                if (!ack.equals(edit.ack())) {
                    problem(new AssertionError("acknowledged as " + edit.ack() + ", sent again as " + ack));
                }
            });
        }
    }

    private synchronized void problem(Throwable what) {
        problems.add(what);
    }

    private synchronized void answered(
            Line on, Frame edit, BoardClient.@Nullable Ack ack, @Nullable Throwable failure) {
        if (ack != null) {
            drafts.acknowledge(edit.getId(), ack);
            sendDue();
        } else if (failure != null && on == line) {
            refused(on, edit.getId(), failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    private void refused(Line on, ByteString edit, @Nullable Throwable failure) {
        if (failure instanceof DisconnectedException) {
            return;
        }
        if (isPassing(failure)) {
            pauses++;
            later(() -> sendAgain(edit), backoff());
            if (failure instanceof RefusedException refusal && refusal.code() == ErrorCode.E_NOT_JOINED) {
                BoardClient client = on.client;
                if (client != null && on.joined) {
                    join(on, client);
                }
            }
        } else {
            drafts.giveUp(edit);
            problems.add(failure == null ? new AssertionError("refused") : failure);
        }
    }

    private static boolean isPassing(@Nullable Throwable failure) {
        return failure instanceof RequestTimeoutException
                || (failure instanceof RefusedException refusal && isPassing(refusal));
    }

    private static boolean isPassing(RefusedException refusal) {
        return refusal.error().getRetryable()
                || refusal.code() == ErrorCode.E_NOT_JOINED
                || refusal.code() == ErrorCode.E_DUPLICATE_REQUEST;
    }

    private synchronized void sendAgain(ByteString edit) {
        drafts.unsent(edit);
        sendDue();
    }

    /** One connection, which says nothing any more once another one has taken its place. */
    private final class Line implements ClientListener {
        private @Nullable BoardClient client;
        private boolean joined;
        private volatile long heardAt = System.nanoTime();

        @Override
        public void onEvent(Frame event) {
            heardAt = System.nanoTime();
            take(event);
            if (event.getSyscall() == Syscall.SESSION_DRAINING) {
                later(() -> drained(this), event.getSessionDraining().getReconnectAfterMs());
            } else if (event.getSyscall() == Syscall.BOARD_RESYNC) {
                resync();
            }
        }

        @Override
        public void onDisconnected(DisconnectedException reason) {
            lost(this);
        }

        private void take(Frame frame) {
            synchronized (Person.this) {
                if (this == line) {
                    try {
                        mirror.accept(frame);
                    } catch (BoardMirror.ContractViolation e) {
                        problems.add(e);
                    }
                }
            }
        }

        private void resync() {
            synchronized (Person.this) {
                if (this == line && client != null) {
                    join(this, client);
                }
            }
        }
    }
}
