package io.collabboard.gatling.command.upload;

import io.collabboard.client.BoardClient;
import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Limits;
import io.collabboard.proto.wire.v1.SessionConnected;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that takes some objects and refuses the others, once it may begin. It allows bursts of {@link #BURST}
 * operations.
 */
final class FakeServer implements AutoCloseable {
    private static final int BURST = 50;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_CLIENT);
    private final CountDownLatch begin;
    private final ErrorCode refusal;
    private final Channel listener;
    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Semaphore joins = new Semaphore(0);
    private final AtomicInteger joinsToRefuse = new AtomicInteger();
    private int left;

    FakeServer(CountDownLatch begin, int objectsTaken, ErrorCode refusal) {
        this.begin = begin;
        this.left = objectsTaken;
        this.refusal = refusal;
        this.listener = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(1 << 16))
                                .addLast(new WebSocketServerProtocolHandler(
                                        "/api/ws", BoardClient.SUBPROTOCOL, false, 1 << 20, false, true))
                                .addLast(new Connection());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
    }

    /** Goes away from all connections; the next joins are refused for now. */
    void goAway(int joinsRefused) {
        joinsToRefuse.set(joinsRefused);
        Future<?> unused = sockets.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
    }

    /** Waits for so many joins more, refused ones included. */
    void awaitJoins(int count) throws InterruptedException {
        if (!joins.tryAcquire(count, 15, TimeUnit.SECONDS)) {
            throw new AssertionError("fewer than " + count + " joins came");
        }
    }

    @Override
    public void close() {
        Future<?> unused = loop.shutdownGracefully();
    }

    private final class Connection extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                sockets.add(context.channel());
                Limits limits = Limits.newBuilder()
                        .setOperationsPerSecond(1)
                        .setOperationsBurst(BURST)
                        .build();
                SessionConnected session = SessionConnected.newBuilder()
                        .setMinVersion(BoardClient.VERSION)
                        .setMaxVersion(BoardClient.VERSION)
                        .setLimits(limits)
                        .build();
                send(
                        context,
                        Frame.newBuilder()
                                .setId(Uuids.nextBytes())
                                .setSyscall(Syscall.SESSION_CONNECTED)
                                .setStatus(Status.EVENT)
                                .setSessionConnected(session));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame message)
                throws FrameException, InterruptedException {
            for (Frame request : codec.decode(message.content().nioBuffer()).getFramesList()) {
                Frame.Builder answer = Frame.newBuilder()
                        .setId(Uuids.nextBytes())
                        .setParentId(request.getId())
                        .setBoardId(request.getBoardId())
                        .setSyscall(request.getSyscall())
                        .setStatus(Status.DONE);
                if (request.getSyscall() == Syscall.BOARD_JOIN) {
                    if (joinsToRefuse.getAndDecrement() > 0) {
                        answer.setStatus(Status.ERROR)
                                .setError(Error.newBuilder()
                                        .setCode(ErrorCode.E_UNAVAILABLE)
                                        .setRetryable(true));
                    }
                    joins.release();
                } else if (request.getSyscall() == Syscall.OBJECT_CREATE && !takes()) {
                    answer.setStatus(Status.ERROR)
                            .setError(Error.newBuilder().setCode(refusal).setMessage("a test refuses"));
                }
                send(context, answer);
            }
        }

        private boolean takes() throws InterruptedException {
            begin.await();
            return left-- > 0;
        }

        private void send(ChannelHandlerContext context, Frame.Builder frame) {
            byte[] bytes = FrameEncoder.encode(frame.build());
            ChannelFuture unused = context.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
        }
    }
}
