package io.collabboard.gatling.dsl;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.collabboard.client.BoardClient;
import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.WsFrameCheck;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual user does, as chains to put together. A step with a {@link Track} is measured where it begins within the
 * window; a step without one is not. A request that is refused or not answered in time fails the step in Gatling's report and
 * counts as an error of its track; the user goes on. Who cannot even connect ends the load.
 */
public final class Actions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String BEGUN = "begun";
    private static final String PENDING = "pending";

    private Actions() {}

    /** Signs in through the development login and opens a socket; a load whose users cannot connect ends at once. */
    public static ChainBuilder connect() {
        return exec(ticket())
                .exec(crashLoadGeneratorIf("no ticket: is the development login on?", Session::isFailed))
                .exec(socket())
                .exec(crashLoadGeneratorIf("no socket", Session::isFailed));
    }

    /** As {@link #connect()}, measured; who gets no ticket or no socket does not do what follows. */
    public static ChainBuilder connect(Track tickets, Track sockets, ChainBuilder then) {
        ChainBuilder inside = exec(timed(socket(), sockets))
                .exec(doIf(session -> !session.isFailed()).then(then));
        return exec(timed(ticket(), tickets))
                .exec(doIf(session -> !session.isFailed()).then(inside))
                .exec(Session::markAsSucceeded);
    }

    private static ChainBuilder ticket() {
        return exec(http("ticket")
                .post("/api/dev/ws-ticket")
                .body(StringBody(session -> "{\"name\":\"" + Person.of(session).name() + "\"}"))
                .asJson()
                .check(jsonPath("$.ticket").saveAs("ticket")));
    }

    private static ChainBuilder socket() {
        return exec(ws("connect")
                .connect("/api/ws?ticket=#{ticket}")
                .subprotocol(BoardClient.SUBPROTOCOL)
                .await(PATIENCE)
                .on(ws.checkBinaryMessage("session:connected")));
    }

    /** Asks for a page over HTTP. */
    public static ChainBuilder get(String name, String path, @Nullable Track track) {
        return exec(timed(exec(http(name).get(path).check(status().is(200))), track))
                .exec(Session::markAsSucceeded);
    }

    /** Measures any step from its begin to its end, by Gatling's own account of whether it failed. */
    public static ChainBuilder timed(ChainBuilder step, @Nullable Track track) {
        if (track == null) {
            return step;
        }
        return exec(session -> session.set(BEGUN, Person.of(session).begin()))
                .exec(step)
                .exec(session -> {
                    if (session.isFailed()) {
                        track.error(session.getLong(BEGUN), "failed");
                    } else {
                        track.record(session.getLong(BEGUN), System.nanoTime());
                    }
                    return session;
                });
    }

    /**
     * Starts something that goes on by itself, and waits for its end. Who measures it does so when it completes: the wait is
     * by looking again now and then. Where it fails, so does the session.
     *
     * @param start must not block
     */
    public static ChainBuilder await(Function<Person, CompletableFuture<?>> start) {
        return exec(session -> session.set(PENDING, start.apply(Person.of(session))))
                .exec(asLongAs(session -> !pending(session).isDone()).on(pause(LOOK_AGAIN)))
                .exec(session -> pending(session).isCompletedExceptionally() ? session.markAsFailed() : session)
                .exec(session -> session.remove(PENDING));
    }

    private static CompletableFuture<?> pending(Session session) {
        CompletableFuture<?> pending = session.get(PENDING);
        return pending == null ? CompletableFuture.completedFuture(null) : pending;
    }

    /** Joins a board with nothing of it. */
    public static ChainBuilder join(UUID board) {
        return join(board, null);
    }

    public static ChainBuilder join(UUID board, @Nullable Track track) {
        return ask("board:join", person -> Requests.join(board, 0, 0), track);
    }

    /** Joins a board with nothing of it, and hands over every answer as it comes. */
    public static ChainBuilder join(UUID board, @Nullable Track track, BiConsumer<Person, Frame> answers) {
        return ask("board:join", person -> Requests.join(board, 0, 0), track, answers);
    }

    /** Puts a note on a board that the user has for itself afterwards: {@link Person#note}. */
    public static ChainBuilder putNote(UUID board) {
        return putNote(board, null);
    }

    public static ChainBuilder putNote(UUID board, @Nullable Track track) {
        return ask(
                "object:create",
                person -> Requests.createObject(board, Notes.note(person.newNote(), person.index())),
                track);
    }

    /** Moves an object, which is the smallest edit there is. */
    public static ChainBuilder move(UUID board, Function<Person, UUID> object, @Nullable Track track) {
        return ask(
                "object:update",
                person -> Requests.updateObject(
                        board, Notes.move(object.apply(person), Math.random() * 1_000, Math.random() * 1_000)),
                track);
    }

    /** Moves the user's cursor to somewhere else. */
    public static ChainBuilder moveCursor(UUID board) {
        return tell(
                "cursor:moved",
                person -> Requests.moveCursor(
                        board,
                        CursorMoved.newBuilder()
                                .setX((float) (Math.random() * 1_000))
                                .setY((float) (Math.random() * 1_000))
                                .build()));
    }

    /**
     * Sends any request and waits for its last answer.
     *
     * @param name of the step in Gatling's report
     * @param request called for each send; must give a frame with a new id
     */
    public static ChainBuilder ask(String name, Function<Person, Frame> request, @Nullable Track track) {
        return ask(name, request, track, (person, answer) -> {});
    }

    /** As above, and hands over every answer as it comes. */
    public static ChainBuilder ask(
            String name, Function<Person, Frame> request, @Nullable Track track, BiConsumer<Person, Frame> answers) {
        return exec(ws(name).sendBytes(session -> {
                            Person person = Person.of(session);
                            return person.ask(request, track, answer -> answers.accept(person, answer));
                        })
                        .await(PATIENCE)
                        .on(answer(name)))
                .exec(doIf(Session::isFailed).then(exec(session -> {
                    Person.of(session).settle();
                    return session.markAsSucceeded();
                })));
    }

    /** Sends a frame that has no answer. */
    public static ChainBuilder tell(String name, Function<Person, Frame> frame) {
        return exec(ws(name).sendBytes(session -> {
            Person person = Person.of(session);
            return person.tell(frame);
        }));
    }

    /**
     * Sends a frame by a socket that is not Gatling's, and waits for nothing.
     *
     * @param socket takes the encoded message of each send
     */
    public static ChainBuilder send(Function<Person, Frame> frame, BiConsumer<Person, byte[]> socket) {
        return exec(session -> {
            Person person = Person.of(session);
            socket.accept(person, person.tell(frame));
            return session;
        });
    }

    /**
     * Does something by the clock, whether or not what went before has ended in time: latencies count from when a send was
     * due. Users take turns within a period.
     *
     * @param turns of each user, {@code perSecond} in a second
     * @param users who share the period
     * @param steps of a turn, each due at a time of its own, evenly within the turn
     */
    public static ChainBuilder byTheClock(int perSecond, int turns, int users, ChainBuilder... steps) {
        Duration period = Duration.ofSeconds(1).dividedBy((long) perSecond * steps.length);
        ChainBuilder turn = exec(session -> session);
        for (ChainBuilder step : steps) {
            turn = turn.exec(pause(session -> Person.of(session).untilNextTick()))
                    .exec(step);
        }
        return exec(session -> {
                    Person person = Person.of(session);
                    person.startClock(
                            period, period.multipliedBy(person.index()).dividedBy(users));
                    return session;
                })
                .exec(repeat(turns).on(turn));
    }

    /** Says goodbye. */
    public static ChainBuilder leave() {
        return exec(ws("close").close());
    }

    private static WsFrameCheck answer(String name) {
        return ws.checkBinaryMessage(name)
                .matching(bodyBytes()
                        .transformWithSession(
                                (message, session) -> Person.of(session).accept(message))
                        .is(true))
                .check(bodyBytes()
                        .transformWithSession(
                                (message, session) -> Person.of(session).outcome())
                        .is("DONE"));
    }
}
