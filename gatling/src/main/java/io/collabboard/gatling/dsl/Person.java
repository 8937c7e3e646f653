package io.collabboard.gatling.dsl;

import com.google.protobuf.ByteString;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A virtual user's side of the conversation: one open request at a time, and the clock that tells when the next send is
 * due. Gatling runs a user on one thread, so nothing here is locked.
 */
public final class Person {
    private static final String ATTRIBUTE = "person";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int index;
    private final Meter meter;
    private Exchange exchange = new Exchange(ByteString.EMPTY, 0, null, answer -> {});
    private UUID note = Uuids.next();
    private long clockStart;
    private long period;
    private long ticks;
    private long due;
    private boolean hasDue;
    private long begun;

    /** A request and what has come of it. */
    private static final class Exchange {
        private final ByteString requestId;
        private final long begun;
        private final @Nullable Track track;
        private Frame last = Frame.getDefaultInstance();
        private long bytes;
        private final Consumer<Frame> each;
        private long ended;

        Exchange(ByteString requestId, long begun, @Nullable Track track, Consumer<Frame> each) {
            this.requestId = requestId;
            this.begun = begun;
            this.track = track;
            this.each = each;
        }

        boolean isOver() {
            return switch (last.getStatus()) {
                case DONE, ERROR, CANCEL -> true;
                default -> false;
            };
        }
    }

    Person(int index, Meter meter) {
        this.index = index;
        this.meter = meter;
    }

    /** @throws IllegalStateException where the user has not connected */
    public static Person of(Session session) {
        Person person = session.get(ATTRIBUTE);
        if (person == null) {
            throw new IllegalStateException("connect first");
        }
        return person;
    }

    Session enter(Session session) {
        return session.set(ATTRIBUTE, this);
    }

    /** Number of the user within its simulation, from 0. */
    public int index() {
        return index;
    }

    /** By which the user signs in. */
    public String name() {
        return "load-" + index;
    }

    /** Id for a note that the user is about to put down. */
    public UUID newNote() {
        note = Uuids.next();
        return note;
    }

    /** The note that the user put down last. */
    public UUID note() {
        return note;
    }

    /** The last answer to the last request; the default frame where none has come. */
    public Frame answer() {
        return exchange.last;
    }

    /** Encoded size of all answers to the last request so far, in bytes. */
    public long answerBytes() {
        return exchange.bytes;
    }

    /** Nanoseconds that the last request took, to its last answer; 0 where that has not come. */
    public long took() {
        return exchange.isOver() ? exchange.ended - exchange.begun : 0;
    }

    /**
     * When the last send was due, or left where it left earlier or had no clock; nanoseconds. Known already to who makes the
     * frame.
     */
    public long begun() {
        return begun;
    }

    /** Encodes a request and starts its time: at the moment when it was due, where that has passed. */
    byte[] ask(Function<Person, Frame> making, @Nullable Track track, Consumer<Frame> each) {
        begun = begin();
        Frame request = making.apply(this);
        exchange = new Exchange(request.getId(), begun, track, each);
        return FrameEncoder.encode(request);
    }

    /** Encodes a frame that has no answer. */
    byte[] tell(Function<Person, Frame> making) {
        begun = begin();
        exchange = new Exchange(ByteString.EMPTY, begun, null, answer -> {});
        return FrameEncoder.encode(making.apply(this));
    }

    /**
     * Takes a message of the server.
     *
     * @return whether the request has its last answer now
     */
    boolean accept(byte[] message) {
        Exchange now = exchange;
        for (Frame answer : Answers.to(now.requestId, message)) {
            now.last = answer;
            now.bytes += answer.getSerializedSize();
            now.each.accept(answer);
        }
        if (now.isOver()) {
            now.ended = System.nanoTime();
            account(now);
        }
        return now.isOver();
    }

    /** What the request was answered: {@code DONE}, the code of its error, or {@code no_answer}. */
    String outcome() {
        return outcome(exchange);
    }

    private static String outcome(Exchange of) {
        Frame last = of.last;
        return switch (last.getStatus()) {
            case ERROR -> last.getError().getCode().name();
            case STATUS_UNSPECIFIED -> "no_answer";
            default -> last.getStatus().name();
        };
    }

    /** Gives up the request where its last answer has not come in time. */
    void settle() {
        if (!exchange.isOver() && exchange.track != null) {
            exchange.track.error(exchange.begun, "no_answer");
        }
    }

    /** Says when the next step is due, such as the user's arrival in an open load. */
    void isDue(long nanos) {
        due = nanos;
        hasDue = true;
    }

    /** Starts the clock: sends are due once a period from now on, the first after the phase. */
    void startClock(Duration newPeriod, Duration phase) {
        period = newPeriod.toNanos();
        clockStart = System.nanoTime() + phase.toNanos();
        ticks = 0;
    }

    /** Goes on to the next tick and tells how long until it is due, in whole milliseconds, rather early than late. */
    Duration untilNextTick() {
        isDue(clockStart + ticks * period);
        ticks++;
        return Duration.ofMillis(Math.max(0, (due - System.nanoTime()) / NANOS_PER_MILLI));
    }

    /** When a step begins: when it was due, if that has passed and nothing has begun since; else now. */
    public long begin() {
        long now = System.nanoTime();
        if (!hasDue) {
            return now;
        }
        hasDue = false;
        long since = Math.min(due, now);
        meter.sent(since);
        return since;
    }

    private static void account(Exchange over) {
        if (over.track == null) {
            return;
        }
        if (over.last.getStatus() == Status.DONE) {
            over.track.record(over.begun, over.ended);
        } else {
            over.track.error(over.begun, outcome(over));
        }
    }
}
