package io.collabboard.gatling.observe;

import com.google.protobuf.CodedInputStream;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.DevTickets;
import io.collabboard.client.Requests;
import io.collabboard.gatling.observe.MessageHandler.Scratch;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a board who stops to read their socket, and reads again later. Like any client they join again where the server
 * tells them to resync, and connect again where it has closed with a code that says so, with what they have. Its buffer is
 * small, so that what it does not read stays with the server soon. All of it happens on the observers' thread.
 */
public final class StalledReader {
    private static final int RECEIVE_BUFFER_BYTES = 4 << 10;

    /** Once it reads again: through the small one a few hundred kilobytes would take seconds. */
    private static final int READING_BUFFER_BYTES = 256 << 10;

    private final SocketOpener opener;
    private final Scratch scratch;
    private final URI url;
    private final BoardMirror mirror;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Channel channel;
    private volatile long goal = Long.MAX_VALUE;
    private final AtomicInteger resyncs = new AtomicInteger();
    private final AtomicInteger reconnects = new AtomicInteger();

    StalledReader(SocketOpener opener, Scratch scratch, URI url, UUID board) {
        this.opener = opener;
        this.scratch = scratch;
        this.url = url;
        this.mirror = new BoardMirror(board);
    }

    /** Joins, and reads nothing from then on; once, however often it is called. */
    public CompletableFuture<Void> joinAndStall() {
        if (begun.compareAndSet(false, true)) {
            connect();
        }
        return joined;
    }

    /**
     * Reads again.
     *
     * @param seq of the board's last change
     * @return completes when the mirror is there
     */
    public CompletableFuture<Void> readUntil(long seq) {
        Channel stalled = channel;
        if (stalled == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("never joined"));
        }
        stalled.eventLoop().execute(() -> {
            goal = seq;
            checkGoal();
            if (stalled.isActive()) {
                stalled.config().setOption(ChannelOption.SO_RCVBUF, READING_BUFFER_BYTES);
                stalled.config().setAutoRead(true);
            } else if (!caughtUp.isDone()) {
                connect();
            }
        });
        return caughtUp;
    }

    /** Of its socket's end, once it has joined. */
    public int localPort() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("never joined");
        }
        return ((InetSocketAddress) open.localAddress()).getPort();
    }

    /** Drops its socket, when it has caught up or cannot any more. */
    public void leave() {
        boolean unused = caughtUp.cancel(false);
        Channel open = channel;
        if (open != null) {
            ChannelFuture unusedEnd = open.close();
        }
    }

    /** What it has of the board. */
    public BoardMirror.State state() {
        return mirror.state();
    }

    /** How often the server told it to join again. */
    public int resyncs() {
        return resyncs.get();
    }

    /** How often the server had closed its socket. */
    public int reconnects() {
        return reconnects.get();
    }

    private void connect() {
        CompletableFuture<?> unused = DevTickets.fetch(url, "slow-reader")
                .thenCompose(
                        ticket -> opener.open(ticket.ticket(), new Reader(scratch), Optional.of(RECEIVE_BUFFER_BYTES)))
                .whenComplete((opened, failure) -> {
                    if (failure == null) {
                        channel = opened;
                    } else {
                        fail(failure);
                    }
                });
    }

    private void fail(Throwable failure) {
        joined.completeExceptionally(failure);
        caughtUp.completeExceptionally(failure);
    }

    private void checkGoal() {
        if (mirror.seq() >= goal) {
            caughtUp.complete(null);
        }
    }

    private final class Reader extends MessageHandler {
        Reader(Scratch itsScratch) {
            super(itsScratch);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                join(context);
            }
        }

        @Override
        void onMessage(ChannelHandlerContext context, byte[] bytes, int length) throws IOException {
            for (Frame frame : Frames.parseFrom(CodedInputStream.newInstance(bytes, 0, length))
                    .getFramesList()) {
                take(context, frame);
            }
            checkGoal();
        }

        @Override
        void onOver(String why) {
            if (caughtUp.isDone()) {
                return;
            }
            boolean again = closeCode() == 0
                    || CloseCode.of(closeCode())
                            .filter(code -> code.action() == CloseCode.Action.RECONNECT)
                            .isPresent();
            if (!joined.isDone() || !again) {
                fail(new IOException("a client that did not read was not let back: " + why));
                return;
            }
            reconnects.incrementAndGet();
            if (goal != Long.MAX_VALUE) {
                connect();
            }
        }

        private void take(ChannelHandlerContext context, Frame frame) throws IOException {
            if (frame.getSyscall() == Syscall.SESSION_CONNECTED) {
                Pings.start(context, frame.getSessionConnected().getLimits().getIdleTimeoutMs());
            } else if (frame.getSyscall() == Syscall.BOARD_RESYNC) {
                resyncs.incrementAndGet();
                join(context);
            } else if (frame.getStatus() == Status.ERROR) {
                throw new IOException("refused: " + frame.getError().getCode());
            } else {
                accept(frame);
                if (frame.getSyscall() == Syscall.BOARD_JOIN && frame.getStatus() == Status.DONE && !joined.isDone()) {
                    context.channel().config().setAutoRead(false);
                    joined.complete(null);
                }
            }
        }

        /** A hole or a repetition is not mended by coming back: it is what must not be. */
        private void accept(Frame frame) {
            try {
                mirror.accept(frame);
            } catch (BoardMirror.ContractViolation e) {
                fail(e);
                throw e;
            }
        }

        private void join(ChannelHandlerContext context) {
            Frame join = Requests.join(mirror.boardId(), mirror.epoch(), mirror.seq());
            ChannelFuture unused = context.channel()
                    .writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(FrameEncoder.encode(join))));
        }
    }
}
