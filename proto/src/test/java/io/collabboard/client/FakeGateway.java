package io.collabboard.client;

import com.google.protobuf.ByteString;
import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Limits;
import io.collabboard.proto.wire.v1.SessionConnected;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A gateway for one client: says {@code session:connected}, keeps what it gets, and answers what a test tells it to. */
final class FakeGateway extends WebSocketServer implements AutoCloseable {
    final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    final BlockingQueue<String> resources = new LinkedBlockingQueue<>();
    final AtomicInteger pings = new AtomicInteger();

    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_CLIENT);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final SessionConnected session;
    private final ScheduledFuture<?> writes = SharedResources.every(Duration.ofMillis(20), this::writeWhatWaits);

    static SessionConnected.Builder session() {
        return SessionConnected.newBuilder()
                .setClientId(Uuids.nextBytes())
                .setUserName("Ada")
                .setMinVersion(1)
                .setMaxVersion(1);
    }

    static FakeGateway started() throws InterruptedException {
        return started(session().build());
    }

    static FakeGateway started(SessionConnected session) throws InterruptedException {
        FakeGateway gateway = new FakeGateway(session);
        gateway.setReuseAddr(true);
        gateway.setDaemon(true);
        gateway.start();
        if (!gateway.ready.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not started");
        }
        return gateway;
    }

    static SessionConnected limited(Limits.Builder limits) {
        return session().setLimits(limits).build();
    }

    private FakeGateway(SessionConnected session) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol(BoardClient.SUBPROTOCOL)))));
        this.session = session;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + getPort());
    }

    Frame next() throws InterruptedException {
        Frame frame = received.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame came");
        }
        return frame;
    }

    void send(Frame... frames) {
        send(FrameEncoder.join(
                List.of(frames).stream().map(FrameEncoder::encode).toList()));
    }

    void send(byte[] message) {
        getConnections().forEach(connection -> connection.send(message));
    }

    void sendInFragments(byte[] message, int size) {
        for (int from = 0; from < message.length; from += size) {
            int to = Math.min(message.length, from + size);
            ByteBuffer part = ByteBuffer.wrap(message, from, to - from).slice();
            boolean last = to == message.length;
            getConnections().forEach(connection -> connection.sendFragmentedFrame(Opcode.BINARY, part, last));
        }
    }

    void closeAll(int code, String reason) {
        getConnections().forEach(connection -> connection.close(code, reason));
    }

    static Frame answer(Frame request, Status status) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setParentId(request.getId())
                .setBoardId(request.getBoardId())
                .setSyscall(request.getSyscall())
                .setStatus(status)
                .build();
    }

    static Frame event(Syscall syscall, ByteString boardId, long seq) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setBoardId(boardId)
                .setSyscall(syscall)
                .setStatus(Status.EVENT)
                .setSeq(seq)
                .build();
    }

    @Override
    public void onStart() {
        ready.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        resources.add(handshake.getResourceDescriptor());
        connection.send(FrameEncoder.encode(event(Syscall.SESSION_CONNECTED, ByteString.EMPTY, 0).toBuilder()
                .setSessionConnected(session)
                .build()));
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer message) {
        try {
            received.addAll(codec.decode(message).getFramesList());
        } catch (FrameException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        throw new AssertionError("a text message");
    }

    @Override
    public void onWebsocketPing(WebSocket connection, Framedata ping) {
        pings.incrementAndGet();
        super.onWebsocketPing(connection, ping);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        closes.add(code);
    }

    @Override
    public void onError(WebSocket connection, Exception error) {
        if (connection == null) {
            throw new AssertionError(error);
        }
    }

    /** Java-WebSocket forgets at times that it has something to write, until it is told of more: its issue 145. */
    private void writeWhatWaits() {
        getConnections().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
    }

    @Override
    public void close() throws InterruptedException {
        writes.cancel(false);
        stop(1000);
    }
}
