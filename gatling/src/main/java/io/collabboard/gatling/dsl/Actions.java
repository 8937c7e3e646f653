package io.collabboard.gatling.dsl;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.collabboard.client.BoardClient;
import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.WsFrameCheck;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual user does, as chains to put together. A step with a {@link Track} is measured where it begins within the
 * window; a step without one is not. A request that is refused or not answered in time fails the step in Gatling's report and
 * counts as an error of its track; the user goes on.
 */
public final class Actions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Actions() {}

    /** Signs in through the development login and opens a socket; a load whose users cannot connect ends at once. */
    static ChainBuilder connect(Supplier<Person> people) {
        return exec(session -> people.get().enter(session))
                .exec(http("ticket")
                        .post("/api/dev/ws-ticket")
                        .body(StringBody(
                                session -> "{\"name\":\"" + Person.of(session).name() + "\"}"))
                        .asJson()
                        .check(jsonPath("$.ticket").saveAs("ticket")))
                .exec(crashLoadGeneratorIf("no ticket: is the development login on?", Session::isFailed))
                .exec(ws("connect")
                        .connect("/api/ws?ticket=#{ticket}")
                        .subprotocol(BoardClient.SUBPROTOCOL)
                        .await(PATIENCE)
                        .on(ws.checkBinaryMessage("session:connected")))
                .exec(crashLoadGeneratorIf("no socket", Session::isFailed));
    }

    /** Joins a board with nothing of it. */
    public static ChainBuilder join(UUID board) {
        return join(board, null);
    }

    public static ChainBuilder join(UUID board, @Nullable Track track) {
        return ask("board:join", person -> Requests.join(board, 0, 0), track);
    }

    /** Puts a note on a board. */
    public static ChainBuilder createNote(UUID board) {
        return createNote(board, null);
    }

    public static ChainBuilder createNote(UUID board, @Nullable Track track) {
        return ask(
                "object:create",
                person -> Requests.createObject(board, Notes.note(Uuids.next(), person.index())),
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
        return exec(ws(name).sendBytes(session -> {
                            Person person = Person.of(session);
                            return person.ask(request, track);
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
     * @param users who share the period
     */
    public static ChainBuilder byTheClock(int perSecond, int times, int users, ChainBuilder what) {
        Duration period = Duration.ofSeconds(1).dividedBy(perSecond);
        return exec(session -> {
                    Person person = Person.of(session);
                    person.startClock(
                            period, period.multipliedBy(person.index()).dividedBy(users));
                    return session;
                })
                .exec(repeat(times)
                        .on(pause(session -> Person.of(session).untilNextTick()).exec(what)))
                .exec(session -> {
                    Person.of(session).stopClock();
                    return session;
                });
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
