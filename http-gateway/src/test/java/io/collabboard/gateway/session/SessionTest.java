package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Role;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.BoardFeed;
import io.collabboard.gateway.replica.Feeds;
import io.collabboard.gateway.replica.Follower;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.ReplicaReply;
import io.collabboard.gateway.wire.ChatLimits;
import io.collabboard.gateway.wire.ClientLimits;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.Inbound;
import io.collabboard.gateway.wire.JoinedBoard;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final SessionSettings SETTINGS = new SessionSettings(
            new ClientLimits(64 * 1024, 128, 1, 200, 60_000, new ChatLimits(4_000, 1, 3), BoardLimits.defaults()),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofMillis(200));

    private final UUID boardId = UUID.randomUUID();
    private final Participant self = new Participant(UUID.randomUUID(), "ada", "Ada", "#123456");
    private final Port port = new Port();
    private final Boards boards = new Boards();
    private final Lists lists = new Lists();
    private final TestInbox<ReplicaCommand> replica = TestInbox.create();
    private final BoardFeed feed = Feeds.feed();
    private final MeterRegistry figures = new SimpleMeterRegistry();
    private final Session session = new Session(self, SETTINGS, port, boards, lists, new GatewayMetrics(figures));

    private Role role = Role.ADMIN;

    @BeforeEach
    void connected() {
        assertThat(sent()).extracting(Frame::getSyscall).containsExactly(Syscall.SESSION_CONNECTED);
    }

    // ---- order ----

    @Test
    void outsideABoardThereIsNothingToEdit() {
        for (Inbound.Request request : List.of(
                request(Syscall.OBJECT_DELETE, edit()),
                request(Syscall.BOARD_USERS_LIST, new Inbound.ListUsers()),
                request(Syscall.OBJECT_DRAG, new Inbound.Drag(List.of())),
                request(Syscall.CURSOR_MOVED, cursor(1)))) {
            session.onFrame(request);
            assertError(request, ErrorCode.E_NOT_JOINED);
        }
    }

    @Test
    void aRequestWhoseIdIsOpenIsRefused() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        session.onFrame(request);
        assertError(request, ErrorCode.E_DUPLICATE_REQUEST);
        assertThat(submitted()).hasSize(1);
    }

    @Test
    void anEditIsAnsweredOnceAndBehindItsEvent() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        Feeds.append(feed, 1);

        decide(request);
        decide(request);

        List<Frame> frames = sent();
        assertThat(frames).extracting(Frame::getStatus).containsExactly(Status.EVENT, Status.DONE);
        assertThat(frames.get(1).getSeq()).isEqualTo(1);
    }

    // ---- the conversation ----

    @Test
    void outsideABoardThereIsNobodyToTalkTo() {
        for (Inbound.Request request : List.of(
                request(Syscall.CHAT_MESSAGE, new Inbound.Say("hello")),
                request(Syscall.CHAT_HISTORY, new Inbound.ReadChat(0, 50)),
                request(Syscall.CHAT_TYPING, new Inbound.Type(true)))) {
            session.onFrame(request);
            assertError(request, ErrorCode.E_NOT_JOINED);
        }
    }

    @Test
    void aViewerTalksUnderHisOwnNameAndIsAnsweredWithThePlaceInTheConversation() {
        role = Role.VIEWER;
        onBoard();
        Inbound.Request request = request(Syscall.CHAT_MESSAGE, new Inbound.Say("hello"));
        session.onFrame(request);

        UUID id = request.exchange().id();
        assertThat(replica.getAllReceived())
                .containsExactly(
                        new ReplicaCommand.Say(new ChatDraft(id, self.clientId(), "ada", "Ada", "hello"), port));
        session.onReply(new ReplicaReply.Decided(new Outcome.Accepted(id, 9, 0), null, 0));
        Frame done = assertAnswer(request, Status.DONE);
        assertThat(done.getChatAck().getChatSeq()).isEqualTo(9);
        assertThat(done.getSeq()).as("of the board").isZero();
    }

    @Test
    void moreMessagesThanTheLimitAreRefusedAndOtherRequestsAreNot() {
        onBoard();
        for (int i = 0; i < 3; i++) {
            session.onFrame(request(Syscall.CHAT_MESSAGE, new Inbound.Say("hello")));
        }
        assertThat(sent()).isEmpty();
        Inbound.Request tooMuch = request(Syscall.CHAT_MESSAGE, new Inbound.Say("hello"));
        session.onFrame(tooMuch);
        Frame refusal = assertAnswer(tooMuch, Status.ERROR);
        assertThat(refusal.getError().getCode()).isEqualTo(ErrorCode.E_RATE_LIMITED);
        assertThat(refusal.getError().getDetails().getRetryAfterMs()).isBetween(1, 1_000);
        session.onFrame(request(Syscall.CHAT_HISTORY, new Inbound.ReadChat(0, 50)));
        assertThat(sent()).isEmpty();
    }

    @Test
    void aPageIsAnsweredOnceAndOneThatCannotBeHadWithItsReason() {
        onBoard();
        Inbound.Request read = request(Syscall.CHAT_HISTORY, new Inbound.ReadChat(7, 20));
        session.onFrame(read);
        assertThat(replica.getAllReceived())
                .containsExactly(new ReplicaCommand.ReadChat(self, read.exchange(), 7, 20, port));
        ChatMessage message = new ChatMessage(UUID.randomUUID(), 6, UUID.randomUUID(), "bob", "Bob", "hi", 5);
        ReplicaReply page = new ReplicaReply.ChatPage(read.exchange(), List.of(message), true, 0);
        session.onReply(page);
        session.onReply(page);
        Frame done = assertAnswer(read, Status.DONE);
        assertThat(done.getChatPage().getMore()).isTrue();
        assertThat(done.getChatPage().getEntries(0).getText()).isEqualTo("hi");

        Inbound.Request lost = request(Syscall.CHAT_HISTORY, new Inbound.ReadChat(0, 50));
        session.onFrame(lost);
        session.onReply(new ReplicaReply.ChatUnread(lost.exchange(), Problem.database()));
        assertError(lost, ErrorCode.E_DATABASE);
    }

    @Test
    void whatIsUnderWayOnABoardThatEndsIsNotFound() {
        onBoard();
        Inbound.Request read = request(Syscall.CHAT_HISTORY, new Inbound.ReadChat(0, 50));
        session.onFrame(read);
        session.onReply(new ReplicaReply.BoardEnded(boardId, 0));
        assertError(read, ErrorCode.E_BOARD_NOT_FOUND);
    }

    // ---- figures ----

    @Test
    void openRequestsAreCountedUntilTheyAreAnsweredAndAcknowledgementsTimed() {
        onBoard();
        Inbound.Request one = request(Syscall.OBJECT_DELETE, edit());
        Inbound.Request other = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(one);
        session.onFrame(other);
        assertThat(figure("collabboard.requests.open")).isEqualTo(2);

        decide(one);

        assertThat(figure("collabboard.requests.open")).isEqualTo(1);
        assertThat(figures.get("collabboard.acknowledgement").timer().count()).isEqualTo(1);
        session.onClosed();
        assertThat(figure("collabboard.requests.open")).isZero();
    }

    @Test
    void everyErrorIsCountedByItsCodeOnce() {
        session.onFrame(request(Syscall.OBJECT_DELETE, edit()));
        session.onFrame(new Inbound.Invalid(ByteString.fromString("answer"), "E_BAD_STATUS"));
        session.onText();

        assertThat(refused(ErrorCode.E_NOT_JOINED)).isEqualTo(1);
        assertThat(refused(ErrorCode.E_BAD_STATUS)).isEqualTo(1);
        assertThat(refused(ErrorCode.E_MALFORMED_FRAME)).isEqualTo(1);
    }

    @Test
    void aSocketThatIsNotReadForOpenRequestsIsCountedOnceUntilItIsReadAgain() {
        onBoard();
        List<Inbound.Request> all = new ArrayList<>();
        while (session.mayRead()) {
            all.add(request(Syscall.OBJECT_DELETE, edit()));
            session.onFrame(all.get(all.size() - 1));
        }
        assertThat(all).hasSize(128);
        assertThat(session.mayRead()).isFalse();
        assertThat(figure("collabboard.read.pauses")).isEqualTo(1);

        decide(all.get(0));
        sent();
        assertThat(session.mayRead()).isTrue();
        session.onFrame(request(Syscall.OBJECT_DELETE, edit()));
        assertThat(session.mayRead()).isFalse();
        assertThat(figure("collabboard.read.pauses")).isEqualTo(2);
    }

    @Test
    void aResyncIsCountedByItsReason() {
        onBoard();
        session.onReply(new ReplicaReply.FeedBroken(boardId, "moved on"));
        session.onReplicaStopped();

        assertThat(resyncs("board_reloaded")).isEqualTo(1);
        assertThat(resyncs("replica_lost")).isEqualTo(1);
        assertThat(resyncs("lagged")).isZero();
    }

    private double figure(String name) {
        return figures.get(name).meter().measure().iterator().next().getValue();
    }

    private double refused(ErrorCode code) {
        return figures.get("collabboard.refusals")
                .tag("code", code.name())
                .counter()
                .count();
    }

    private double resyncs(String reason) {
        return figures.get("collabboard.resyncs")
                .tag("reason", reason)
                .counter()
                .count();
    }

    // ---- time ----

    @Test
    void aRequestThatTakesTooLongFailsAndItsLateAnswerIsDropped() {
        onBoard();
        Inbound.Request request =
                new Inbound.Request(WireSamples.exchange(Syscall.OBJECT_DELETE), null, Duration.ofMillis(1), edit());
        session.onFrame(request);
        assertThat(port.wakeAfterMillis).isLessThanOrEqualTo(2);
        awaitOverdue();
        assertError(request, ErrorCode.E_TIMEOUT);

        decide(request);

        assertThat(sent()).isEmpty();
        assertThat(session.nextDeadline()).isEmpty();
    }

    @Test
    void aJoinThatTakesTooLongIsTakenBack() {
        Inbound.Request join = join(boardId, Duration.ofMillis(1));
        awaitOverdue();
        assertError(join, ErrorCode.E_TIMEOUT);
        assertThat(boards.cancelled).containsExactly(boardId);

        joined(join);

        assertThat(sent()).isEmpty();
    }

    @Test
    void aSecondJoinOfTheSameBoardThatTakesTooLongLeavesIt() {
        onBoard();
        Inbound.Request again = join(boardId, Duration.ofMillis(1));
        awaitOverdue();

        assertError(again, ErrorCode.E_TIMEOUT);
        assertThat(boards.cancelled).containsExactly(boardId);
        assertThat(left(replica)).isOne();
        joined(again);
        assertThat(sent()).isEmpty();
    }

    // ---- cancel ----

    @Test
    void anEditIsWithdrawnWhereTheReplicaStillCan() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        session.onFrame(new Inbound.Cancel(request.exchange().id()));
        assertThat(replica.getAllReceived()).last().isInstanceOf(ReplicaCommand.Withdraw.class);
        assertThat(sent()).isEmpty();

        session.onReply(new ReplicaReply.Withdrawn(request.exchange().id()));

        assertAnswer(request, Status.CANCEL);
        session.onFrame(new Inbound.Cancel(request.exchange().id()));
        assertThat(replica.getAllReceived()).isEmpty();
    }

    @Test
    void anEditThatIsTooLateToCancelGoesOnToItsTrueOutcome() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        session.onFrame(new Inbound.Cancel(request.exchange().id()));

        decide(request);

        assertAnswer(request, Status.DONE);
    }

    @Test
    void aJoinCanBeCancelled() {
        Inbound.Request join = join(boardId, null);
        session.onFrame(new Inbound.Cancel(join.exchange().id()));

        assertAnswer(join, Status.CANCEL);
        assertThat(boards.cancelled).containsExactly(boardId);
    }

    // ---- limits ----

    @Test
    void whoSendsTooFastIsToldWhenToTryAgain() {
        onBoard();
        List<Inbound.Request> requests = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            requests.add(request(Syscall.BOARD_USERS_LIST, new Inbound.ListUsers()));
            session.onFrame(requests.get(i));
        }

        List<Frame> frames = sent();
        assertThat(frames)
                .isNotEmpty()
                .allMatch(frame -> frame.getError().getCode() == ErrorCode.E_RATE_LIMITED
                        && frame.getError().getRetryable()
                        && frame.getError().getDetails().getRetryAfterMs() > 0);
    }

    @Test
    void nothingIsReadWhile128RequestsAreUnanswered() {
        onBoard();
        List<Inbound.Request> requests = new ArrayList<>();
        while (session.mayRead()) {
            requests.add(request(Syscall.OBJECT_DELETE, edit()));
            session.onFrame(requests.get(requests.size() - 1));
        }
        assertThat(requests).hasSize(128);

        decide(requests.get(0));
        assertThat(session.mayRead()).as("the answer is still here").isFalse();
        sent();
        assertThat(session.mayRead()).isTrue();
    }

    // ---- joining ----

    @Test
    void aJoinOfAnotherBoardSupersedesTheOneUnderWay() {
        UUID otherBoard = UUID.randomUUID();
        Inbound.Request first = join(boardId, null);
        Inbound.Request second = join(otherBoard, null);
        assertAnswer(first, Status.CANCEL);
        assertThat(boards.cancelled).containsExactly(boardId);

        joined(first);
        assertThat(sent()).isEmpty();
        joined(second, otherBoard, replica.getRef(), feed);
        assertAnswer(second, Status.DONE);
    }

    @Test
    void aJoinOfAnotherBoardSupersedesASecondJoinOfThisOne() {
        onBoard();
        UUID otherBoard = UUID.randomUUID();
        Inbound.Request again = join(boardId, null);
        Inbound.Request other = join(otherBoard, null);
        assertAnswer(again, Status.CANCEL);
        assertThat(left(replica)).isOne();
        assertThat(boards.cancelled).containsExactly(boardId);

        joined(again);
        assertThat(sent()).isEmpty();
        TestInbox<ReplicaCommand> otherReplica = TestInbox.create();
        joined(other, otherBoard, otherReplica.getRef(), feed);
        assertAnswer(other, Status.DONE);
        session.onFrame(request(Syscall.OBJECT_DELETE, edit()));
        assertThat(otherReplica.getAllReceived()).hasSize(1);
    }

    @Test
    void partingTakesBackASecondJoin() {
        onBoard();
        Inbound.Request again = join(boardId, null);
        Inbound.Request part = request(Syscall.BOARD_PART, new Inbound.PartBoard());
        session.onFrame(part);

        assertThat(sent()).extracting(Frame::getStatus).containsExactly(Status.CANCEL, Status.DONE);
        assertThat(boards.cancelled).containsExactly(boardId);
        joined(again);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aSecondJoinThatIsAnsweredByAnotherReplicaLeavesTheFirst() {
        onBoard();
        Inbound.Request again = join(boardId, null);
        TestInbox<ReplicaCommand> successor = TestInbox.create();

        joined(again, boardId, successor.getRef(), Feeds.feed());

        assertAnswer(again, Status.DONE);
        assertThat(left(replica)).isOne();
        assertThat(port.watched).isEqualTo(successor.getRef());
    }

    @Test
    void aSocketThatClosesWhileJoiningLeavesNobodyBehind() {
        join(boardId, null);
        session.onClosed();
        assertThat(boards.cancelled).containsExactly(boardId);
    }

    @Test
    void aSocketThatClosesWhileJoiningAgainLeavesNobodyBehind() {
        onBoard();
        join(boardId, null);
        session.onClosed();
        assertThat(left(replica)).isOne();
        assertThat(boards.cancelled).containsExactly(boardId);
    }

    @Test
    void aJoinThatFailsIsAnsweredAndLeavesTheSessionOutside() {
        Inbound.Request join = join(boardId, null);
        session.onReply(new ReplicaReply.JoinFailed(join.exchange(), Problem.boardForbidden()));
        assertError(join, ErrorCode.E_BOARD_FORBIDDEN);
        session.onClosed();
        assertThat(boards.cancelled).isEmpty();
    }

    // ---- the board ends, breaks, or is lost ----

    @Test
    void whatIsOpenWhenTheBoardIsDeletedFailsBehindTheNews() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        Feeds.append(feed, 1);
        session.onReply(new ReplicaReply.BoardEnded(boardId, feed.log().head()));
        Feeds.append(feed, 2);

        List<Frame> frames = sent();
        assertThat(frames).extracting(Frame::getStatus).containsExactly(Status.EVENT, Status.ERROR);
        assertThat(frames.get(1).getError().getCode()).isEqualTo(ErrorCode.E_BOARD_NOT_FOUND);
        assertThat(left(replica)).isOne();
    }

    @Test
    void theEndOfABoardDoesNotConcernWhatIsOpenOnTheFormerOne() {
        onBoard();
        Inbound.Request former = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(former);
        UUID otherBoard = UUID.randomUUID();
        Inbound.Request join = join(otherBoard, null);
        joined(join, otherBoard, replica.getRef(), Feeds.feed());
        sent();

        session.onReply(new ReplicaReply.FeedBroken(boardId, "late news"));
        session.onReply(new ReplicaReply.BoardEnded(otherBoard, 0));

        assertThat(sent()).isEmpty();
        decide(former);
        assertAnswer(former, Status.DONE);
    }

    @Test
    void anAnswerFromABoardThatWasLeftDoesNotWaitForTheLogOfTheNext() {
        onBoard();
        Inbound.Request former = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(former);
        UUID otherBoard = UUID.randomUUID();
        joined(join(otherBoard, null), otherBoard, replica.getRef(), Feeds.feed());
        sent();

        session.onReply(
                new ReplicaReply.Decided(new Outcome.Accepted(former.exchange().id(), 7, 1), null, 1_000));

        assertAnswer(former, Status.DONE);
    }

    @Test
    void whenTheReplicaStopsTheClientResynchronisesAndRetries() {
        onBoard();
        Inbound.Request request = request(Syscall.OBJECT_DELETE, edit());
        session.onFrame(request);
        session.onFrame(request(Syscall.CURSOR_MOVED, cursor(1)));
        session.onFrame(request(Syscall.CURSOR_MOVED, cursor(2)));
        port.wakeAfterMillis = -1;
        session.onReplicaStopped();

        List<Frame> frames = sent();
        assertThat(frames.get(0).getSyscall()).isEqualTo(Syscall.BOARD_RESYNC);
        assertThat(frames.get(1).getError().getCode()).isEqualTo(ErrorCode.E_UNAVAILABLE);
        assertThat(frames.get(1).getError().getRetryable()).isTrue();
        session.onTimer();
        assertThat(port.wakeAfterMillis).as("nothing is left to wake for").isEqualTo(-1);
    }

    @Test
    void aBrokenFeedIsNotReadAgainOnceTheClientGetsToTheNews() {
        Inbound.Request join = join(boardId, null);
        joined(join);
        session.onReply(new ReplicaReply.FeedBroken(boardId, "moved on"));

        assertThat(sent()).extracting(Frame::getSyscall).containsExactly(Syscall.BOARD_JOIN, Syscall.BOARD_RESYNC);
        Feeds.append(feed, 9);
        assertThat(sent()).isEmpty();
        Inbound.Request again = join(boardId, null);
        joined(again);
        assertThat(sent()).extracting(Frame::getSyscall).contains(Syscall.BOARD_PARTED, Syscall.BOARD_JOIN);
    }

    // ---- others ----

    @Test
    void aBoardThatIsNotJoinedIsChangedDirectlyAndListsShowIt() {
        Inbound.Request request = new Inbound.Request(
                WireSamples.exchange(Syscall.BOARD_CREATE),
                boardId,
                null,
                new Inbound.Mutate(new Operation.CreateBoard("Plans", true)));
        session.onFrame(request);
        boards.execution.complete(new Outcome.Accepted(request.exchange().id(), 1, 0));

        Frame frame = assertAnswer(request, Status.DONE);
        assertThat(frame.getBoardInfo().getName()).isEqualTo("Plans");
        assertThat(lists.changes).containsExactly(boardId);
    }

    @Test
    void anOutcomeThatStaysUnknownIsATimeout() {
        Inbound.Request request = new Inbound.Request(
                WireSamples.exchange(Syscall.BOARD_DELETE),
                boardId,
                null,
                new Inbound.Mutate(new Operation.DeleteBoard()));
        session.onFrame(request);
        boards.execution.completeExceptionally(new TimeoutException("no answer"));
        assertError(request, ErrorCode.E_TIMEOUT);
    }

    @Test
    void listsOfBoardsFailWithTheDatabase() {
        Inbound.Request request = request(Syscall.BOARD_LIST, new Inbound.ListBoards(0));
        session.onFrame(request);
        lists.listing.completeExceptionally(new IllegalStateException("down"));
        assertError(request, ErrorCode.E_DATABASE);
    }

    @Test
    void listRefreshesAreGathered() {
        session.onBoardListChanged();
        session.onBoardListChanged();
        assertThat(sent()).extracting(Frame::getSyscall).containsExactly(Syscall.BOARD_LIST_REFRESH);
        session.onBoardListChanged();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void cursorsGoOnLatestOnly() {
        onBoard();
        session.onFrame(request(Syscall.CURSOR_MOVED, cursor(1)));
        session.onFrame(request(Syscall.CURSOR_MOVED, cursor(2)));
        session.onFrame(request(Syscall.CURSOR_MOVED, cursor(3)));
        assertThat(replica.getAllReceived()).hasSize(1);
        assertThat(port.wakeAfterMillis).isPositive();
    }

    @Test
    void viewersSelectAndMoveCursorsButDragNothing() {
        role = Role.VIEWER;
        onBoard();
        Inbound.Request drag = request(Syscall.OBJECT_DRAG, new Inbound.Drag(List.of()));
        session.onFrame(drag);
        assertError(drag, ErrorCode.E_BOARD_FORBIDDEN);
        UUID object = UUID.randomUUID();
        session.onFrame(request(Syscall.SELECTION_CHANGED, new Inbound.Select(List.of(object))));

        assertThat(replica.getAllReceived())
                .singleElement()
                .isInstanceOfSatisfying(
                        ReplicaCommand.Select.class,
                        select -> assertThat(select.objectIds()).containsExactly(object));
    }

    @Test
    void aMessageThatIsTooLargeEndsTheSession() {
        onBoard();
        session.onTooLarge();
        Feeds.append(feed, 1);

        assertThat(sent()).singleElement().matches(frame -> frame.getError().getCode() == ErrorCode.E_FRAME_TOO_LARGE);
        assertThat(port.closed).isEqualTo(CloseCode.MESSAGE_TOO_BIG);
        assertThat(left(replica)).isOne();
    }

    // ---- fakes ----

    private static final class Port implements SessionPort, Follower {
        ActorRef<ReplicaCommand> watched;
        CloseCode closed;
        long wakeAfterMillis = -1;

        @Override
        public Follower follower() {
            return this;
        }

        @Override
        public <T> void whenComplete(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> handler) {
            stage.whenComplete((value, failure) -> handler.accept(value, Failures.cause(failure)));
        }

        @Override
        public void watch(ActorRef<ReplicaCommand> replica) {
            watched = replica;
        }

        @Override
        public void unwatch() {
            watched = null;
        }

        @Override
        public void wakeAfter(long millis) {
            wakeAfterMillis = millis;
        }

        @Override
        public void close(CloseCode reason) {
            closed = reason;
        }

        @Override
        public void tell(ReplicaReply reply) {
            throw new AssertionError("nobody tells this follower");
        }

        @Override
        public void wake() {
            throw new AssertionError("nobody wakes this follower");
        }
    }

    private static final class Boards implements BoardService {
        final List<ReplicaCommand.Join> joins = new ArrayList<>();
        final List<UUID> cancelled = new ArrayList<>();
        final CompletableFuture<Outcome> execution = new CompletableFuture<>();

        @Override
        public void join(UUID boardId, ReplicaCommand.Join join) {
            joins.add(join);
        }

        @Override
        public void cancelJoin(UUID boardId, UUID clientId) {
            cancelled.add(boardId);
        }

        @Override
        public CompletionStage<Outcome> execute(UUID boardId, Submission submission, Duration timeout) {
            return execution;
        }
    }

    private static final class Lists implements BoardLists {
        final CompletableFuture<BoardListing> listing = new CompletableFuture<>();
        final List<UUID> changes = new ArrayList<>();

        @Override
        public CompletionStage<BoardListing> list(String userId, long sinceRev) {
            return listing;
        }

        @Override
        public void changed(UUID boardId, Operation operation, long seq, String userId, String userName) {
            changes.add(boardId);
        }
    }

    // ---- the session under test ----

    private void onBoard() {
        Inbound.Request join = join(boardId, null);
        joined(join);
        assertAnswer(join, Status.DONE);
        replica.getAllReceived();
    }

    private Inbound.Request join(UUID board, Duration timeout) {
        Inbound.Request join = new Inbound.Request(
                WireSamples.exchange(Syscall.BOARD_JOIN), board, timeout, new Inbound.JoinBoard(0, 0, true));
        session.onFrame(join);
        assertThat(boards.joins)
                .last()
                .extracting(ReplicaCommand.Join::exchange)
                .isSameAs(join.exchange());
        return join;
    }

    private void joined(Inbound.Request join) {
        joined(join, boardId, replica.getRef(), feed);
    }

    private void joined(Inbound.Request join, UUID board, ActorRef<ReplicaCommand> by, BoardFeed itsFeed) {
        session.onReply(new ReplicaReply.Joined(
                join.exchange(),
                board,
                by,
                itsFeed,
                0,
                List.of(),
                List.of(),
                itsFeed.log().head(),
                new JoinedBoard(0, new BoardMeta("Plans", "ada", true, 1), role, 0, 1, true, List.of(self))));
    }

    private void decide(Inbound.Request request) {
        session.onReply(new ReplicaReply.Decided(
                new Outcome.Accepted(request.exchange().id(), 1, 0),
                null,
                feed.log().head()));
    }

    private void awaitOverdue() {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            session.onTimer();
            return session.messages().isReady();
        });
    }

    private List<ReplicaCommand> submitted() {
        return replica.getAllReceived().stream()
                .filter(command -> command instanceof ReplicaCommand.Submit)
                .toList();
    }

    private static long left(TestInbox<ReplicaCommand> inbox) {
        return inbox.getAllReceived().stream()
                .filter(command -> command instanceof ReplicaCommand.Leave)
                .count();
    }

    private static Inbound.Request request(Syscall syscall, Inbound.Body body) {
        return WireSamples.request(syscall, body);
    }

    private static Inbound.Body edit() {
        return new Inbound.Mutate(new Operation.DeleteObject(UUID.randomUUID()));
    }

    private static Inbound.Body cursor(float x) {
        return new Inbound.MoveCursor(new PersonPresence.Cursor(x, 0, null));
    }

    /** Everything that the socket would be given. */
    private List<Frame> sent() {
        List<Frame> frames = new ArrayList<>();
        while (session.messages().isReady()) {
            frames.addAll(WireSamples.frames(session.messages().next()));
        }
        return frames;
    }

    private Frame assertAnswer(Inbound.Request request, Status status) {
        List<Frame> frames = sent();
        assertThat(frames).hasSize(1);
        Frame frame = frames.get(0);
        assertThat(frame.getStatus()).isEqualTo(status);
        assertThat(frame.getParentId()).isEqualTo(Uuids.toBytes(idOf(request.exchange())));
        return frame;
    }

    private void assertError(Inbound.Request request, ErrorCode code) {
        assertThat(assertAnswer(request, Status.ERROR).getError().getCode()).isEqualTo(code);
    }

    private static UUID idOf(Exchange exchange) {
        return exchange.id();
    }
}
