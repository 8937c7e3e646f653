package io.collabboard.gatling.command.upload;

import com.google.protobuf.ByteString;
import io.collabboard.client.DisconnectedException;
import io.collabboard.client.RefusedException;
import io.collabboard.client.TooManyRequestsException;
import io.collabboard.gatling.command.lines.LineReader;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One stream of lines onto one board. Every object ends as delivered, refused, or open, and is created once however often
 * it has to be sent. All state belongs to the thread that calls {@link #run}; other threads put tasks in its inbox, which
 * is bounded by the window.
 */
public final class Upload implements LineSource.Receiver {
    /** How often an object is tried while the server says that its trouble passes; its rate limit does not count. */
    private static final int MAX_FAILURES = 8;

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FULL_QUEUE_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    /** After these nothing else will be accepted either. */
    private static final Set<ErrorCode> END_OF_BOARD =
            Set.of(ErrorCode.E_BOARD_NOT_FOUND, ErrorCode.E_BOARD_FORBIDDEN, ErrorCode.E_NOT_JOINED);

    private final BoardLink link;
    private final UploadSettings settings;
    private final LineSource source;
    private final LongConsumer progress;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final PriorityQueue<Delivery> ready = new PriorityQueue<>(Comparator.comparingLong(Delivery::line));
    private final PriorityQueue<Delivery> delayed = new PriorityQueue<>(Comparator.comparingLong(Delivery::dueAt));
    private final Map<ByteString, Delivery> sent = new HashMap<>();
    private final Faults faults = new Faults();
    private final Histogram latency = new Histogram(3);
    private final Attempts attempts = new Attempts();
    private Pace pace;
    private @Nullable DisconnectedException down;
    private @Nullable String stopped;
    private boolean givenUp;
    private boolean boardIsOver;
    private boolean sourceEnded;
    private long delivered;
    private long heardAt;
    private long retries;
    private int connections;
    private int reconnects;

    private Upload(LineReader lines, BoardLink link, UploadSettings settings, LongConsumer progress) {
        this.link = link;
        this.settings = settings;
        this.progress = progress;
        open();
        this.source = new LineSource(lines, settings, link.limits(), this);
        this.pace = new Pace(link.limits(), now());
    }

    /**
     * Brings all lines onto the board and returns when each has its outcome, or when there is no point in going on.
     *
     * @param progress is told the number of objects delivered, some times a second
     * @throws CompletionException where the first connection fails, as {@link BoardLink#open} does
     */
    public static UploadReport run(LineReader lines, BoardLink link, UploadSettings settings, LongConsumer progress)
            throws InterruptedException {
        return new Upload(lines, link, settings, progress).run();
    }

    private UploadReport run() throws InterruptedException {
        long begun = now();
        source.start(link.boardId());
        while (!isOver()) {
            if (down != null) {
                reconnect(down);
            }
            await(sendDue());
            checkSilence();
            progress.accept(delivered);
        }
        runInbox();
        link.close();
        long open = (long) ready.size() + delayed.size() + sent.size();
        return new UploadReport(
                delivered, faults, open, retries, reconnects, Duration.ofNanos(now() - begun), latency, stopped);
    }

    private boolean isOver() {
        if (givenUp) {
            return true;
        }
        boolean nothingToSend = boardIsOver || (ready.isEmpty() && delayed.isEmpty());
        return (sourceEnded || stopped != null) && sent.isEmpty() && nothingToSend;
    }

    /** Sends what may go now; returns the nanoseconds until something else might. */
    private long sendDue() {
        if (boardIsOver) {
            return TICK;
        }
        long now = now();
        while (!delayed.isEmpty() && delayed.element().dueAt() - now <= 0) {
            ready.add(delayed.remove());
        }
        while (!ready.isEmpty() && down == null) {
            long wait = pace.take(now);
            if (wait > 0) {
                return Math.min(wait, TICK);
            }
            if (!send(ready.element(), now)) {
                return FULL_QUEUE_PAUSE;
            }
            ready.remove();
        }
        return delayed.isEmpty()
                ? TICK
                : Math.min(TICK, Math.max(0, delayed.element().dueAt() - now));
    }

    private boolean send(Delivery delivery, long now) {
        try {
            link.send(delivery.frame());
        } catch (TooManyRequestsException | DisconnectedException e) {
            return false; // the network is slower than we are, or the news of its end is on the way
        }
        if (sent.isEmpty()) {
            heardAt = now;
        }
        delivery.onSent(now);
        sent.put(delivery.frame().getId(), delivery);
        return true;
    }

    private void await(long nanos) throws InterruptedException {
        Runnable task = inbox.poll(nanos, TimeUnit.NANOSECONDS);
        if (task != null) {
            task.run();
            runInbox();
        }
    }

    private void runInbox() {
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
    }

    private void checkSilence() {
        if (!sent.isEmpty()
                && down == null
                && now() - heardAt > settings.patience().toNanos()) {
            link.abort(); // which the listener tells us of
            heardAt = now();
        }
    }

    @Override
    public void onDelivery(Delivery delivery) {
        inbox.add(() -> ready.add(delivery));
    }

    @Override
    public void onBadLine(Fault fault) {
        inbox.add(() -> {
            faults.add(fault);
            if (!settings.skipBad()) {
                stop("line " + fault.line() + ": " + fault.message());
            }
        });
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
        inbox.add(() -> {
            sourceEnded = true;
            if (failure != null) {
                stop("reading failed: " + failure.getMessage());
            }
        });
    }

    private void onAnswer(Frame answer) {
        Delivery delivery = sent.remove(answer.getParentId());
        if (delivery == null) {
            return;
        }
        heardAt = now();
        attempts.onUse();
        if (answer.getStatus() == Status.DONE) {
            delivered++;
            latency.recordValue(TimeUnit.NANOSECONDS.toMicros(delivery.nanosUnderWay(heardAt)));
            source.settled();
        } else {
            onError(delivery, answer.getError());
        }
    }

    private void onError(Delivery delivery, Error error) {
        Duration asked = Duration.ofMillis(error.getDetails().getRetryAfterMs());
        if (error.getCode() == ErrorCode.E_RATE_LIMITED) {
            pace.pauseUntil(now() + asked.toNanos());
            ready.add(delivery);
            retries++;
        } else if (error.getRetryable() && delivery.onFailure() < MAX_FAILURES) {
            delivery.retryAt(now() + Backoff.after(delivery.failures(), asked).toNanos());
            delayed.add(delivery);
            retries++;
        } else {
            faults.add(new Fault(delivery.line(), error.getCode().name(), error.getMessage()));
            source.settled();
            if (END_OF_BOARD.contains(error.getCode())) {
                stop("nothing more is accepted: " + error.getCode());
                boardIsOver = true;
            }
        }
    }

    private void open() {
        down = null;
        int connection = ++connections;
        try {
            link.open(
                    answer -> inbox.add(() -> onAnswer(answer)), reason -> inbox.add(() -> onDown(connection, reason)));
        } catch (CompletionException e) {
            connections++; // news of this one do not count
            throw e;
        }
        attempts.onOpened(now());
    }

    private void onDown(int connection, DisconnectedException reason) {
        if (connection != connections) {
            return; // of one that failed while it was opened
        }
        attempts.onDown(now());
        down = reason;
        ready.addAll(sent.values());
        sent.clear();
    }

    private void reconnect(DisconnectedException reason) throws InterruptedException {
        CloseCode.Action action = reason.action();
        if (action != CloseCode.Action.RECONNECT && reason.code() != CloseCode.IDLE_TIMEOUT.code()) {
            giveUp("the server closed the connection: " + reason.code() + " " + reason.reason());
            return;
        }
        int attempt = attempts.next();
        if (attempt > settings.reconnects()) {
            giveUp("the connection was lost (" + reason.getMessage() + ") and " + settings.reconnects()
                    + " attempts to connect again failed");
            return;
        }
        Duration delay =
                CloseCode.of(reason.code()).orElse(CloseCode.GOING_AWAY).minDelay();
        TimeUnit.NANOSECONDS.sleep(Backoff.after(attempt, delay).toNanos());
        try {
            open();
            reconnects++;
            pace = new Pace(link.limits(), now());
        } catch (CompletionException e) {
            down = reason;
            if (e.getCause() instanceof RefusedException refused
                    && !refused.error().getRetryable()) {
                giveUp("the board cannot be joined again: " + refused.getMessage());
            }
        }
    }

    private void stop(String why) {
        if (stopped == null) {
            stopped = why;
        }
        source.stop();
    }

    private void giveUp(String why) {
        givenUp = true;
        stop(why);
    }

    private static long now() {
        return System.nanoTime();
    }
}
