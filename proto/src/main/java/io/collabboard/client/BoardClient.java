package io.collabboard.client;

import io.collabboard.proto.CloseCode;
import io.collabboard.proto.wire.v1.BoardInfo;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.ChatPage;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.DraggedObject;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.Participant;
import io.collabboard.proto.wire.v1.SessionConnected;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;

/**
 * One socket to the gateway. It correlates answers to requests, hands over EVENTs, and keeps itself alive; it does not
 * reconnect: that is a new client, which sends again what {@link #request} left open. Safe from any thread; callbacks
 * come one at a time, in the order of the wire, on threads that all clients of the process share.
 */
public final class BoardClient implements AutoCloseable {
    /** The WebSocket subprotocol: the version of the wire contract. */
    public static final String SUBPROTOCOL = "collabboard.v1";

    /** The same as a number, as in {@code SessionConnected}. */
    public static final int VERSION = 1;

    private final ClientSettings settings;
    private final ClientListener listener;
    private final OpenExchanges exchanges = new OpenExchanges();
    private final CompletableFuture<SessionConnected> session = new CompletableFuture<>();
    private final CompletableFuture<DisconnectedException> disconnected = new CompletableFuture<>();
    private final FrameSocket socket;

    /**
     * The acknowledgement of a change that is stored.
     *
     * @param seq of the change
     * @param version of the object after it; 0 where it is deleted or where a board was changed
     */
    public record Ack(long seq, int version) {}

    private BoardClient(ClientSettings settings, ClientListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.socket = new FrameSocket(settings.limits(), settings.maxQueuedBytes(), this::onFrame, this::onDown);
    }

    public static CompletableFuture<BoardClient> connect(URI base, Tickets tickets, ClientListener listener) {
        return connect(base, tickets, listener, ClientSettings.DEFAULT);
    }

    /**
     * Connects with the next ticket.
     *
     * @param base where the server is, as {@code http://host:port}
     * @return completes once {@code session:connected} is there. Fails with {@link DisconnectedException} where the
     *     server closes before, {@link RequestTimeoutException} where it says nothing, {@link
     *     java.net.http.WebSocketHandshakeException} where it refuses (401: the ticket), or with what the tickets
     *     failed with
     */
    public static CompletableFuture<BoardClient> connect(
            URI base, Tickets tickets, ClientListener listener, ClientSettings settings) {
        BoardClient client = new BoardClient(settings, listener);
        ScheduledFuture<?> timeout = SharedResources.after(settings.connectTimeout(), client::onConnectTimeout);
        CompletableFuture<?> unused = tickets.next()
                .thenCompose(ticket -> client.open(Endpoints.socket(base, ticket)))
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        client.session.completeExceptionally(failure);
                    }
                });
        return client.session
                .whenComplete((connected, failure) -> timeout.cancel(false))
                .thenApply(connected -> client);
    }

    private CompletableFuture<WebSocket> open(URI uri) {
        return SharedResources.http()
                .newWebSocketBuilder()
                .subprotocols(SUBPROTOCOL)
                .connectTimeout(settings.connectTimeout())
                .buildAsync(uri, socket);
    }

    /** What the server said first. */
    public SessionConnected session() {
        return session.join();
    }

    /** Completes when the connection is over, with why. */
    public CompletableFuture<DisconnectedException> disconnected() {
        return disconnected.copy();
    }

    /** Requests that have no answer yet. */
    public int openRequests() {
        return exchanges.size();
    }

    /** Sends a request and keeps the ITEM and BULK frames that answer it, as many as the settings allow. */
    public Exchange request(Frame request) {
        return start(Exchange.collecting(request, settings.maxCollectedItems(), () -> cancel(request)));
    }

    /**
     * Sends a request and hands over what answers it as it comes: ITEM and BULK frames, then DONE. They come between
     * the EVENTs as the server sent them, which {@link Exchange#reply} cannot promise.
     */
    public Exchange request(Frame request, Consumer<Frame> answers) {
        return start(Exchange.streaming(request, answers, () -> cancel(request)));
    }

    /**
     * Sends a frame that has no answer: a cursor, a drag or a selection.
     *
     * @throws ClientException where the connection is over or too much waits to be sent
     */
    public void send(Frame frame) {
        if (disconnected.isDone()) {
            throw disconnected.join();
        }
        socket.send(frame);
    }

    public CompletableFuture<BoardInfo> createBoard(UUID boardId, String name) {
        return request(Requests.createBoard(boardId, name))
                .reply()
                .thenApply(reply -> reply.done().getBoardInfo());
    }

    public CompletableFuture<Ack> renameBoard(UUID boardId, String name) {
        return change(Requests.renameBoard(boardId, name));
    }

    public CompletableFuture<Ack> deleteBoard(UUID boardId) {
        return change(Requests.deleteBoard(boardId));
    }

    /**
     * Joins a board.
     *
     * @param epoch of what the caller has of it; 0 for nothing
     * @param afterSeq the last change that the caller has
     * @param answers takes the BULK frames, if any, and DONE; what changed since comes to the listener
     */
    public CompletableFuture<BoardState> join(UUID boardId, long epoch, long afterSeq, Consumer<Frame> answers) {
        return request(Requests.join(boardId, epoch, afterSeq), answers)
                .reply()
                .thenApply(reply -> reply.done().getBoardState());
    }

    /** Joins the mirror's board with what the mirror has; the listener has to give it the EVENTs. */
    public CompletableFuture<BoardState> join(BoardMirror mirror) {
        return request(Requests.join(mirror.boardId(), mirror.epoch(), mirror.seq()), mirror::accept)
                .reply()
                .thenApply(reply -> reply.done().getBoardState());
    }

    public CompletableFuture<Ack> createObject(UUID boardId, ObjectCreate object) {
        return change(Requests.createObject(boardId, object));
    }

    public CompletableFuture<Ack> updateObject(UUID boardId, ObjectUpdate update) {
        return change(Requests.updateObject(boardId, update));
    }

    public CompletableFuture<Ack> deleteObject(UUID boardId, UUID objectId) {
        return change(Requests.deleteObject(boardId, objectId));
    }

    /** Every board that the server lists for this person. */
    public CompletableFuture<List<BoardInfo>> listBoards() {
        return request(Requests.listBoards(0))
                .reply()
                .thenApply(reply -> reply.items().stream()
                        .flatMap(page -> page.getBoardListPage().getBoardsList().stream())
                        .toList());
    }

    public CompletableFuture<List<Participant>> users(UUID boardId) {
        return request(Requests.users(boardId))
                .reply()
                .thenApply(reply -> reply.done().getBoardUsers().getParticipantsList());
    }

    public void moveCursor(UUID boardId, float x, float y) {
        send(Requests.moveCursor(
                boardId, CursorMoved.newBuilder().setX(x).setY(y).build()));
    }

    public void drag(UUID boardId, List<DraggedObject> objects) {
        send(Requests.drag(boardId, objects));
    }

    /** These objects are selected, and no others. */
    public void select(UUID boardId, List<UUID> objectIds) {
        send(Requests.select(boardId, objectIds));
    }

    /** Says something to everybody on the board; completes with its place in the conversation. */
    public CompletableFuture<Long> say(UUID boardId, String text) {
        return request(Requests.say(boardId, text))
                .reply()
                .thenApply(reply -> reply.done().getChatAck().getChatSeq());
    }

    /**
     * A page of what was said on the board, newest first.
     *
     * @param beforeSeq only messages before this one; 0 for the newest
     * @param limit messages at most, up to 100; 0 for the server's default
     */
    public CompletableFuture<ChatPage> history(UUID boardId, long beforeSeq, int limit) {
        return request(Requests.history(boardId, beforeSeq, limit))
                .reply()
                .thenApply(reply -> reply.done().getChatPage());
    }

    /** Shows the others that this person is writing; that ends by itself unless it is repeated within five seconds. */
    public void typing(UUID boardId, boolean isTyping) {
        send(Requests.typing(boardId, isTyping));
    }

    /** Says goodbye; {@link #disconnected} tells when it is over, which takes two seconds at most. */
    @Override
    public void close() {
        socket.close(CloseCode.NORMAL.code(), "");
    }

    /** Drops the connection without a word, as a failing network does. */
    public void abort() {
        socket.abort();
    }

    /** Sends a mutation, which may be one that was sent before. */
    public CompletableFuture<Ack> change(Frame mutation) {
        return request(mutation)
                .reply()
                .thenApply(reply -> new Ack(
                        reply.done().getSeq(), reply.done().getObjectAck().getVersion()));
    }

    private Exchange start(Exchange exchange) {
        try {
            exchanges.add(exchange, maxOpenRequests());
        } catch (ClientException | IllegalStateException e) {
            exchange.fail(e);
            return exchange;
        }
        Frame request = exchange.request();
        ScheduledFuture<?> timeout = SharedResources.after(patience(request), () -> onTimeout(exchange));
        CompletableFuture<?> unused = exchange.reply().whenComplete((reply, failure) -> timeout.cancel(false));
        try {
            socket.send(request);
        } catch (TooManyRequestsException e) {
            exchanges.fail(exchange, e);
        }
        return exchange;
    }

    private int maxOpenRequests() {
        int server = session.join().getLimits().getMaxOpenRequests();
        return server > 0 ? Math.min(server, settings.maxOpenRequests()) : settings.maxOpenRequests();
    }

    private Duration patience(Frame request) {
        Duration own = request.getTimeoutMs() == 0
                ? settings.requestTimeout()
                : Duration.ofMillis(Integer.toUnsignedLong(request.getTimeoutMs()));
        return own.plus(settings.grace());
    }

    private void onTimeout(Exchange exchange) {
        if (exchanges.remove(exchange)) {
            exchange.fail(new RequestTimeoutException("no answer within " + patience(exchange.request())));
            cancel(exchange.request());
        }
    }

    private void cancel(Frame request) {
        if (!disconnected.isDone()) {
            socket.send(Requests.cancel(request));
        }
    }

    private void onConnectTimeout() {
        session.completeExceptionally(new RequestTimeoutException("no session within " + settings.connectTimeout()));
        socket.abort();
    }

    private void onFrame(Frame frame) {
        switch (frame.getStatus()) {
            case EVENT -> onEvent(frame);
            default -> {
                if (!exchanges.accept(frame)) {
                    listener.onStray(frame);
                }
            }
        }
    }

    private void onEvent(Frame event) {
        listener.onEvent(event);
        if (event.getSyscall() == Syscall.SESSION_CONNECTED) {
            onConnected(event.getSessionConnected());
        }
    }

    private void onConnected(SessionConnected connected) {
        if (connected.getMinVersion() > VERSION || connected.getMaxVersion() < VERSION) {
            socket.close(CloseCode.VERSION_NOT_SERVED.code(), "");
            return;
        }
        session.complete(connected);
        int idleTimeout = connected.getLimits().getIdleTimeoutMs();
        if (idleTimeout > 0) {
            keepAlive(Duration.ofMillis(idleTimeout).dividedBy(3));
        }
    }

    private void keepAlive(Duration period) {
        ScheduledFuture<?> pings = SharedResources.every(period, socket::ping);
        CompletableFuture<?> unused = disconnected.whenComplete((reason, failure) -> pings.cancel(false));
    }

    private void onDown(DisconnectedException reason) {
        exchanges.failAll(reason);
        session.completeExceptionally(reason);
        disconnected.complete(reason);
        listener.onDisconnected(reason);
    }
}
