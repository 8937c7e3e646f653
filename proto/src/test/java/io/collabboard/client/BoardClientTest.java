package io.collabboard.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardCreate;
import io.collabboard.proto.wire.v1.BoardInfo;
import io.collabboard.proto.wire.v1.BoardListPage;
import io.collabboard.proto.wire.v1.BoardRenamed;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Limits;
import io.collabboard.proto.wire.v1.ObjectAck;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoardClientTest {
    private static final ClientSettings IMPATIENT =
            ClientSettings.DEFAULT.withRequestTimeout(Duration.ofMillis(50), Duration.ofMillis(50));

    private final UUID board = Uuids.next();
    private final Recorder recorder = new Recorder();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void connectsWithTheTicketAndKnowsItsSession() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway, Tickets.of("a+b/c="), ClientSettings.DEFAULT);
        assertThat(gateway.resources.poll(5, TimeUnit.SECONDS)).isEqualTo("/api/ws?ticket=a%2Bb%2Fc%3D");
        assertThat(client.session().getUserName()).isEqualTo("Ada");
        assertThat(recorder.events).extracting(Frame::getSyscall).containsExactly(Syscall.SESSION_CONNECTED);
    }

    @Test
    void answersFindTheirRequestsInWhateverOrderTheyCome() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardClient.Ack> first = client.createObject(board, ObjectCreate.getDefaultInstance());
        CompletableFuture<BoardClient.Ack> second = client.createObject(board, ObjectCreate.getDefaultInstance());
        Frame one = gateway.next();
        Frame two = gateway.next();
        gateway.send(ack(two, 12), ack(one, 11));
        assertThat(get(first).seq()).isEqualTo(11);
        assertThat(get(second)).isEqualTo(new BoardClient.Ack(12, 3));
        assertThat(client.openRequests()).isZero();
    }

    @Test
    void bulksStreamUpToDoneAndTheirPagesAreOneList() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<List<BoardInfo>> boards = client.listBoards();
        Frame request = gateway.next();
        gateway.send(page(request, "a"), page(request, "b"));
        assertThat(boards).isNotDone();
        gateway.send(page(request, "c"), FakeGateway.answer(request, Status.DONE));
        assertThat(get(boards)).extracting(BoardInfo::getName).containsExactly("a", "b", "c");
    }

    @Test
    void itemsAreHandedOverAsTheyComeWhereSomebodyTakesThem() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        List<Status> taken = new CopyOnWriteArrayList<>();
        Exchange exchange = client.request(Requests.listBoards(0), answer -> taken.add(answer.getStatus()));
        Frame request = gateway.next();
        gateway.send(page(request, "a"));
        await().untilAsserted(() -> assertThat(taken).containsExactly(Status.BULK));
        gateway.send(FakeGateway.answer(request, Status.DONE));
        assertThat(get(exchange.reply()).items()).isEmpty();
        assertThat(taken).containsExactly(Status.BULK, Status.DONE);
    }

    @Test
    void moreItemsThanAllowedFailTheExchangeAndNothingElse() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway, Tickets.of("t"), ClientSettings.DEFAULT.withMaxCollectedItems(1));
        CompletableFuture<List<BoardInfo>> boards = client.listBoards();
        Frame request = gateway.next();
        gateway.send(page(request, "a"), page(request, "b"));
        assertFails(boards, UnexpectedReplyException.class);
        assertThat(client.disconnected()).isNotDone();
    }

    @Test
    void aRefusalCarriesItsError() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardClient.Ack> ack = client.deleteObject(board, Uuids.next());
        Error error = Error.newBuilder().setCode(ErrorCode.E_OBJECT_NOT_FOUND).build();
        gateway.send(FakeGateway.answer(gateway.next(), Status.ERROR).toBuilder()
                .setError(error)
                .build());
        assertThat(assertFails(ack, RefusedException.class).error()).isEqualTo(error);
    }

    @Test
    void aRequestWithoutAnswerTimesOutAndIsCancelledAndALateAnswerIsAStray() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway, Tickets.of("t"), IMPATIENT);
        CompletableFuture<BoardClient.Ack> ack = client.deleteObject(board, Uuids.next());
        Frame request = gateway.next();
        assertFails(ack, RequestTimeoutException.class);
        Frame cancel = gateway.next();
        assertThat(cancel.getStatus()).isEqualTo(Status.CANCEL);
        assertThat(cancel.getParentId()).isEqualTo(request.getId());
        gateway.send(ack(request, 1));
        await().untilAsserted(() -> assertThat(recorder.strays).hasSize(1));
    }

    @Test
    void theTimeoutOfTheFrameCountsBeforeTheSettings() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway, Tickets.of("t"), IMPATIENT);
        Frame patient = Requests.part(board).toBuilder().setTimeoutMs(60_000).build();
        Exchange exchange = client.request(patient);
        Exchange impatient = client.request(Requests.part(board));
        assertFails(impatient.reply(), RequestTimeoutException.class);
        assertThat(exchange.reply()).isNotDone();
    }

    @Test
    void cancelNamesTheRequestWhichEndsAsTheServerSays() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        Exchange stopped = client.request(Requests.listBoards(0));
        Frame request = gateway.next();
        stopped.cancel();
        Frame cancel = gateway.next();
        assertThat(cancel.getStatus()).isEqualTo(Status.CANCEL);
        assertThat(cancel.getParentId()).isEqualTo(request.getId());
        assertThat(stopped.reply()).isNotDone();
        gateway.send(FakeGateway.answer(request, Status.CANCEL));
        assertFails(stopped.reply(), RequestCancelledException.class);

        Exchange tooLate = client.request(Requests.part(board));
        Frame underWay = gateway.next();
        tooLate.cancel();
        gateway.send(FakeGateway.answer(underWay, Status.DONE));
        assertThat(get(tooLate.reply()).done().getStatus()).isEqualTo(Status.DONE);
    }

    @Test
    void fragmentsAreOneMessage() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        connect(gateway);
        Frame event = renamed("x".repeat(10_000));
        gateway.sendInFragments(FrameEncoder.encode(event), 1000);
        gateway.send(renamed("next"));
        await().untilAsserted(() -> assertThat(recorder.events).hasSize(3));
        assertThat(recorder.events.get(1)).isEqualTo(event);
    }

    @Test
    void eventsKeepTheirOrderAmongAnswers() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<Integer> eventsBeforeDone = new CompletableFuture<>();
        client.request(Requests.part(board), done -> eventsBeforeDone.complete(recorder.events.size()));
        Frame request = gateway.next();
        gateway.send(renamed("a"), renamed("b"), FakeGateway.answer(request, Status.DONE), renamed("c"));
        assertThat(get(eventsBeforeDone)).isEqualTo(3);
        await().untilAsserted(() -> assertThat(recorder.events).hasSize(4));
    }

    @Test
    void aCloseFailsWhatIsOpenAndWhatComesAfterAndTellsTheCode() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardClient.Ack> ack = client.deleteObject(board, Uuids.next());
        gateway.next();
        gateway.closeAll(4401, "signed out");
        DisconnectedException reason = assertFails(ack, DisconnectedException.class);
        assertThat(reason.code()).isEqualTo(4401);
        assertThat(reason.reason()).isEqualTo("signed out");
        assertThat(reason.action()).isEqualTo(CloseCode.Action.SIGN_IN);
        assertThat(get(client.disconnected())).isSameAs(reason);
        assertFails(client.deleteObject(board, Uuids.next()), DisconnectedException.class);
        assertThatThrownBy(() -> client.moveCursor(board, 1, 2)).isInstanceOf(DisconnectedException.class);
        assertThat(client.openRequests()).isZero();
        await().untilAsserted(() -> assertThat(recorder.ends).containsExactly(reason));
    }

    @Test
    void aLostConnectionFailsWhatIsOpen() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardClient.Ack> ack = client.deleteObject(board, Uuids.next());
        gateway.next();
        client.abort();
        assertThat(assertFails(ack, DisconnectedException.class).code()).isEqualTo(DisconnectedException.LOST);
    }

    @Test
    void malformedBytesEndTheConnectionAsAProtocolError() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardClient.Ack> ack = client.deleteObject(board, Uuids.next());
        gateway.next();
        gateway.send(new byte[] {0x0a, 0x7f, 0x01});
        assertThat(assertFails(ack, DisconnectedException.class).code()).isEqualTo(4400);
        assertThat(gateway.closes.poll(5, TimeUnit.SECONDS)).isEqualTo(4400);
    }

    @Test
    void aListenerThatThrowsEndsTheConnection() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = get(BoardClient.connect(gateway.uri(), Tickets.of("t"), event -> {
            if (event.getSyscall() == Syscall.BOARD_RENAMED) {
                throw new IllegalStateException("boom");
            }
        }));
        gateway.send(renamed("a"));
        assertThat(get(client.disconnected())).hasRootCauseMessage("boom");
    }

    @Test
    void requestsBeyondTheServersLimitFailWithoutBeingSent() throws Exception {
        FakeGateway gateway = gateway(
                FakeGateway.started(FakeGateway.limited(Limits.newBuilder().setMaxOpenRequests(2))));
        BoardClient client = connect(gateway);
        client.request(Requests.part(board));
        client.request(Requests.part(board));
        assertFails(client.request(Requests.part(board)).reply(), TooManyRequestsException.class);
        gateway.send(FakeGateway.answer(gateway.next(), Status.DONE));
        await().untilAsserted(() -> assertThat(client.openRequests()).isEqualTo(1));
        Exchange next = client.request(Requests.part(board));
        gateway.next();
        gateway.send(FakeGateway.answer(gateway.next(), Status.DONE));
        get(next.reply());
        assertThat(gateway.received).isEmpty();
    }

    @Test
    void oneRequestOfAnIdIsOpenAtATime() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        Frame request = Requests.part(board);
        Exchange first = client.request(request);
        assertFails(client.request(request).reply(), IllegalStateException.class);
        gateway.send(FakeGateway.answer(gateway.next(), Status.DONE));
        get(first.reply());
    }

    @Test
    void whatManyThreadsSendArrivesWholeAndOnce() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        int count = 2000;
        IntStream.range(0, count).parallel().forEach(i -> client.moveCursor(board, i, 0));
        List<Integer> xs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            xs.add((int) gateway.next().getCursorMoved().getX());
        }
        assertThat(xs).doesNotHaveDuplicates().hasSize(count);
    }

    @Test
    void pingsBeforeTheServersIdleTimeout() throws Exception {
        FakeGateway gateway = gateway(
                FakeGateway.started(FakeGateway.limited(Limits.newBuilder().setIdleTimeoutMs(150))));
        connect(gateway);
        await().untilAsserted(() -> assertThat(gateway.pings.get()).isGreaterThan(2));
    }

    @Test
    void aServerOfAnotherVersionIsLeft() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started(
                FakeGateway.session().setMinVersion(2).setMaxVersion(3).build()));
        CompletableFuture<BoardClient> client = BoardClient.connect(gateway.uri(), Tickets.of("t"), recorder);
        assertThat(assertFails(client, DisconnectedException.class).code()).isEqualTo(4426);
    }

    @Test
    void connectingEndsInTimeWhereNoTicketComes() throws Exception {
        CompletableFuture<BoardClient> client = BoardClient.connect(
                URI.create("http://127.0.0.1:1"),
                CompletableFuture::new,
                recorder,
                ClientSettings.DEFAULT.withConnectTimeout(Duration.ofMillis(50)));
        assertFails(client, RequestTimeoutException.class);
    }

    @Test
    void closingSaysGoodbye() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        client.close();
        assertThat(gateway.closes.poll(5, TimeUnit.SECONDS)).isEqualTo(1000);
        assertThat(get(client.disconnected()).code()).isEqualTo(1000);
    }

    @Test
    void createsBoardsByTheirId() throws Exception {
        FakeGateway gateway = gateway(FakeGateway.started());
        BoardClient client = connect(gateway);
        CompletableFuture<BoardInfo> created = client.createBoard(board, "Plans");
        Frame request = gateway.next();
        assertThat(Uuids.fromBytes(request.getBoardId())).isEqualTo(board);
        assertThat(request.getBoardCreate())
                .isEqualTo(BoardCreate.newBuilder().setName("Plans").build());
        BoardInfo info = BoardInfo.newBuilder().setName("Plans").build();
        gateway.send(FakeGateway.answer(request, Status.DONE).toBuilder()
                .setBoardInfo(info)
                .build());
        assertThat(get(created)).isEqualTo(info);
    }

    private BoardClient connect(FakeGateway gateway) throws Exception {
        return connect(gateway, Tickets.of("t"), ClientSettings.DEFAULT);
    }

    private BoardClient connect(FakeGateway gateway, Tickets tickets, ClientSettings settings) throws Exception {
        return get(BoardClient.connect(gateway.uri(), tickets, recorder, settings));
    }

    private FakeGateway gateway(FakeGateway gateway) {
        open.add(gateway);
        return gateway;
    }

    private static Frame ack(Frame request, long seq) {
        return FakeGateway.answer(request, Status.DONE).toBuilder()
                .setSeq(seq)
                .setObjectAck(ObjectAck.newBuilder().setVersion(3))
                .build();
    }

    private static Frame page(Frame request, String name) {
        return FakeGateway.answer(request, Status.BULK).toBuilder()
                .setBoardListPage(BoardListPage.newBuilder()
                        .addBoards(BoardInfo.newBuilder().setName(name)))
                .build();
    }

    private Frame renamed(String name) {
        return FakeGateway.event(Syscall.BOARD_RENAMED, Uuids.toBytes(board), 0).toBuilder()
                .setBoardRenamed(BoardRenamed.newBuilder().setName(name))
                .build();
    }

    private static <T> T get(CompletableFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static <E extends Throwable> E assertFails(CompletableFuture<?> future, Class<E> type) {
        assertThatThrownBy(() -> get(future)).isInstanceOf(ExecutionException.class);
        Throwable failure = future.handle((value, e) -> e).join();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause).isInstanceOf(type);
        return type.cast(cause);
    }
}
