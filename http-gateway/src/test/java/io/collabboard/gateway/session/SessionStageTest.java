package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Role;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.TestMetrics;
import io.collabboard.gateway.replica.BoardFeed;
import io.collabboard.gateway.replica.Feeds;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.ReplicaReply;
import io.collabboard.gateway.socket.ClientFrames;
import io.collabboard.gateway.wire.ChatLimits;
import io.collabboard.gateway.wire.ClientLimits;
import io.collabboard.gateway.wire.JoinedBoard;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardJoin;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.TestPublisher;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.apache.pekko.stream.testkit.javadsl.TestSource;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionStageTest {
    private static final int MAX_OPEN = 128;
    private static final SessionSettings SETTINGS = new SessionSettings(
            new ClientLimits(
                    64 * 1024, MAX_OPEN, 1_000, 10_000, 60_000, new ChatLimits(4_000, 1, 3), BoardLimits.defaults()),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofMillis(200));

    private static ActorTestKit kit;

    private final UUID boardId = UUID.randomUUID();
    private final Participant self = new Participant(UUID.randomUUID(), "ada", "Ada", "#123456");
    private final BoardFeed feed = Feeds.feed();
    private final TestProbe<ReplicaCommand> replica = kit.createTestProbe(ReplicaCommand.class);
    private final Boards boards = new Boards();
    private final Sessions sessions = new Sessions(new SocketLimits(1, 1), TestMetrics.create());
    private TestPublisher.Probe<ByteString> client;
    private TestSubscriber.Probe<ByteString> socket;

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void open() {
        var system = Adapter.toClassic(kit.system());
        Pair<TestPublisher.Probe<ByteString>, TestSubscriber.Probe<ByteString>> ends = TestSource.<ByteString>create(
                        system)
                .via(stage())
                .toMat(TestSink.create(system), Keep.both())
                .run(kit.system());
        client = ends.first();
        socket = ends.second();
        socket.ensureSubscription();
        assertThat(next()).extracting(Frame::getSyscall).containsExactly(Syscall.SESSION_CONNECTED);
    }

    @AfterEach
    void close() {
        client.sendComplete();
        await().until(() -> sessions.count() == 0);
    }

    @Test
    void whoDoesNotReadCostsNoWakeUpsAndGetsEverythingAfterwards() {
        ReplicaCommand.Join join = onBoard();
        for (int seq = 1; seq <= 50; seq++) {
            Feeds.append(feed, seq);
            join.follower().wake();
        }
        socket.expectNoMessage(scala.concurrent.duration.FiniteDuration.create(100, "ms"));

        List<Frame> frames = new ArrayList<>();
        while (frames.size() < 50) {
            frames.addAll(next());
        }

        assertThat(frames).hasSize(50);
        assertThat(frames.get(49).getFrom()).isEqualTo(Uuids.toBytes(new UUID(0, 50)));
    }

    @Test
    void aMessageOfMoreRequestsThanMayBeOpenIsAnsweredWhollyByItself() {
        Frame.Builder[] requests = new Frame.Builder[4 * MAX_OPEN + 1];
        Arrays.setAll(requests, i -> WireSamples.request(Syscall.BOARD_USERS_LIST));
        socket.request(requests.length);
        client.sendNext(binary(requests));

        List<Frame> answers = new ArrayList<>();
        while (answers.size() < requests.length) {
            answers.addAll(frames(socket.expectNext()));
        }

        assertThat(answers)
                .hasSize(requests.length)
                .allMatch(frame -> frame.getError().getCode() == ErrorCode.E_NOT_JOINED);
    }

    @Test
    void whoReadsIsWokenByEachCommit() {
        ReplicaCommand.Join join = onBoard();
        for (int seq = 1; seq <= 2_000; seq++) {
            socket.request(1);
            Feeds.append(feed, seq);
            join.follower().wake();
            assertThat(frames(socket.expectNext())).hasSize(1);
        }
    }

    @Test
    void whoFallsOffTheLogIsToldAndGoesOnAfterJoiningAgain() {
        ReplicaCommand.Join join = onBoard();
        for (int seq = 1; seq <= 2 * Feeds.RECORDS; seq++) {
            Feeds.append(feed, seq);
            join.follower().wake();
        }
        List<Frame> frames = next();
        assertThat(frames.get(0).getSyscall()).isEqualTo(Syscall.BOARD_RESYNC);
        assertThat(frames).hasSize(1);
    }

    @Test
    void whoDoesNotReadItsAnswersIsNotReadFrom() {
        AtomicInteger read = new AtomicInteger();
        TestSubscriber.Probe<ByteString> lazy = Source.repeat("")
                .map(any -> {
                    read.incrementAndGet();
                    return binary(WireSamples.request(Syscall.BOARD_USERS_LIST));
                })
                .via(stage())
                .runWith(TestSink.create(Adapter.toClassic(kit.system())), kit.system());
        lazy.ensureSubscription();
        await().untilAsserted(() -> assertThat(read).hasValue(MAX_OPEN));
        lazy.expectNoMessage(scala.concurrent.duration.FiniteDuration.create(100, "ms"));
        assertThat(read).hasValue(MAX_OPEN);

        lazy.request(1);
        int answers = frames(lazy.expectNext()).size() - 1;

        await().untilAsserted(() -> assertThat(read).hasValue(MAX_OPEN + answers));
        lazy.cancel();
    }

    /** Of one who never answered the ping of the hand-over, and is written to through pekko-http. */
    @Test
    void whoTakesNothingForTooLongIsLetGo() {
        var system = Adapter.toClassic(kit.system());
        Pair<TestPublisher.Probe<ByteString>, TestSubscriber.Probe<ByteString>> ends = TestSource.<ByteString>create(
                        system)
                .via(stage(withStallTolerance(Duration.ofMillis(60))))
                .toMat(TestSink.create(system), Keep.both())
                .run(kit.system());
        ends.second().request(1);
        ends.second().expectNext();
        ends.first().sendNext(binary(WireSamples.request(Syscall.BOARD_USERS_LIST)));

        assertThat(ends.second().expectError()).hasMessage("the client has stopped reading");

        await().until(() -> sessions.count() == 1);
    }

    @Test
    void theFramesOfOneMessageAreTakenAsAnswersAreRead() {
        Frame.Builder[] frames = new Frame.Builder[300];
        java.util.Arrays.setAll(frames, i -> WireSamples.request(Syscall.BOARD_USERS_LIST));
        client.sendNext(binary(frames));

        List<Frame> answers = new ArrayList<>();
        while (answers.size() < frames.length) {
            answers.addAll(next());
        }
        assertThat(answers)
                .extracting(Frame::getParentId)
                .doesNotHaveDuplicates()
                .hasSize(300);
    }

    @Test
    void aMessageThatCannotBeReadIsAnsweredAndTheSocketClosed() {
        client.sendNext(ClientFrames.binary(ByteString.fromString("no frames at all")));
        assertThat(error()).isEqualTo(ErrorCode.E_MALFORMED_FRAME);
        expectClose(CloseCode.BAD_PROTOCOL);
    }

    @Test
    void wrongFramesAreAnsweredAndTheSessionLivesOn() {
        client.sendNext(binary(WireSamples.request(Syscall.SYSCALL_UNSPECIFIED).setSyscallValue(9_999)));
        assertThat(error()).isEqualTo(ErrorCode.E_UNKNOWN_SYSCALL);
        client.sendNext(binary(WireSamples.request(Syscall.CURSOR_MOVED)
                .setCursorMoved(
                        io.collabboard.proto.wire.v1.CursorMoved.newBuilder().setX(Float.NaN))));
        assertThat(error()).isEqualTo(ErrorCode.E_INVALID_ARGUMENT);
        onBoard();
    }

    @Test
    void aSocketThatIsClosedForACauseCompletesBehindTheErrorAlsoOnABusyBoard() {
        onBoard();
        Feeds.append(feed, 1);
        client.sendNext(ClientFrames.text("a text"));
        replica.expectMessageClass(ReplicaCommand.Leave.class);
        Feeds.append(feed, 2);

        List<Frame> frames = next();

        assertThat(frames).extracting(Frame::getStatus).containsExactly(Status.ERROR);
        expectClose(CloseCode.BAD_PROTOCOL);
    }

    @Test
    void whenTheReplicaStopsTheClientIsTold() {
        onBoard();
        replica.stop();
        assertThat(next()).extracting(Frame::getSyscall).containsExactly(Syscall.BOARD_RESYNC);
    }

    @Test
    void whenTheSocketClosesTheBoardIsLeft() {
        onBoard();
        socket.cancel();
        replica.expectMessageClass(ReplicaCommand.Leave.class);
    }

    @Test
    void aRequestTimesOutByItself() {
        client.sendNext(binary(WireSamples.request(Syscall.BOARD_JOIN)
                .setBoardId(Uuids.toBytes(boardId))
                .setTimeoutMs(20)
                .setBoardJoin(BoardJoin.getDefaultInstance())));
        assertThat(error()).isEqualTo(ErrorCode.E_TIMEOUT);
    }

    @Test
    void drainingAndListsReachEverySession() {
        sessions.boardListChanged();
        assertThat(next()).extracting(Frame::getSyscall).containsExactly(Syscall.BOARD_LIST_REFRESH);
        sessions.drain(Duration.ofSeconds(5));
        Frame draining = next().get(0);
        assertThat(draining.getSessionDraining().getReconnectAfterMs()).isBetween(0, 5_000);
    }

    /** Looked for often. */
    private static SessionSettings withStallTolerance(Duration tolerance) {
        return new SessionSettings(
                SETTINGS.limits(),
                SETTINGS.defaultTimeout(),
                SETTINGS.presenceInterval(),
                Duration.ofMillis(20),
                SETTINGS.idleTimeout(),
                tolerance,
                SETTINGS.handoverTimeout(),
                SETTINGS.closeTimeout());
    }

    private SessionStage stage() {
        return stage(SETTINGS);
    }

    private SessionStage stage(SessionSettings settings) {
        return new SessionStage(
                self,
                settings,
                new WireDecoder(FrameLimits.FROM_CLIENT),
                boards,
                new NoLists(),
                sessions,
                TestMetrics.create(),
                (outgoing, owner) -> Optional.empty());
    }

    private ReplicaCommand.Join onBoard() {
        client.sendNext(binary(WireSamples.request(Syscall.BOARD_JOIN)
                .setBoardId(Uuids.toBytes(boardId))
                .setBoardJoin(BoardJoin.getDefaultInstance())));
        await().until(() -> boards.join != null);
        ReplicaCommand.Join join = boards.join;
        join.follower()
                .tell(new ReplicaReply.Joined(
                        join.exchange(),
                        boardId,
                        replica.ref(),
                        feed,
                        0,
                        List.of(),
                        List.of(),
                        0,
                        new JoinedBoard(
                                0, new BoardMeta("Plans", "ada", true, 1), Role.ADMIN, 0, 1, true, List.of(self))));
        assertThat(next()).extracting(Frame::getStatus).containsExactly(Status.DONE);
        return join;
    }

    private List<Frame> next() {
        socket.request(1);
        return frames(socket.expectNext());
    }

    private static List<Frame> frames(ByteString sent) {
        return WireSamples.frames(ClientFrames.payload(sent));
    }

    /** The close, and then the end, as the client does not answer. */
    private void expectClose(CloseCode code) {
        socket.request(1);
        assertThat(ClientFrames.closeCode(socket.expectNext())).isEqualTo(code.code());
        socket.expectComplete();
    }

    private ErrorCode error() {
        return next().get(0).getError().getCode();
    }

    private static ByteString binary(Frame.Builder... frames) {
        return ClientFrames.binary(WireSamples.message(frames));
    }

    private static final class Boards implements BoardService {
        volatile ReplicaCommand.Join join;

        @Override
        public void join(UUID boardId, ReplicaCommand.Join request) {
            join = request;
        }

        @Override
        public void cancelJoin(UUID boardId, UUID clientId) {}

        @Override
        public CompletionStage<Outcome> execute(UUID boardId, Submission submission, Duration timeout) {
            return new CompletableFuture<>();
        }
    }
}
