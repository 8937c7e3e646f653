package io.collabboard.gatling.observe;

import com.google.protobuf.ByteString;
import io.collabboard.gatling.observe.MessageHandler.Scratch;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A socket that asks one thing at a time. Of what comes it reads the heads of the frames, and decodes the last answer only: so
 * hundreds of large answers at once cost the driver little. Changes of the board have to follow each other; one that
 * does not fails what is asked. All but {@link #ask} happens on the observers' thread.
 */
public final class Caller {
    /** Whatever comes next follows. */
    private static final long UNKNOWN = -1;

    private final Handler handler;
    private final CompletableFuture<Caller> connected = new CompletableFuture<>();
    private volatile @Nullable ChannelHandlerContext context;
    private volatile @Nullable Exchange open;
    private volatile long seq;

    /**
     * What a request came to.
     *
     * @param last DONE, ERROR or CANCEL
     * @param answers all messages since the request, as they came; none unless they were to be kept
     * @param bytes of the frames that answer it, and of the changes between them
     * @param changes of the board that came since the request
     * @param ended when the last answer was there, by {@link System#nanoTime}
     */
    public record Answer(Frame last, List<byte[]> answers, long bytes, long changes, long ended) {}

    private static final class Exchange {
        private final ByteString id;
        private final boolean kept;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final List<byte[]> answers = new ArrayList<>();
        private long bytes;
        private long changes;

        Exchange(ByteString id, boolean kept) {
            this.id = id;
            this.kept = kept;
        }
    }

    Caller(Scratch scratch) {
        this.handler = new Handler(scratch);
    }

    MessageHandler handler() {
        return handler;
    }

    CompletableFuture<Caller> connected() {
        return connected;
    }

    /** The last change of the board that it knows; the next one has to follow it. */
    public long seq() {
        return seq;
    }

    /**
     * Asks, with what is known of the board.
     *
     * @param knownSeq the last change that the caller has of the board which the request is about
     * @param keep whether to keep all messages that come
     */
    public CompletableFuture<Answer> ask(Frame request, long knownSeq, boolean keep) {
        ChannelHandlerContext socket = context;
        if (socket == null) {
            return CompletableFuture.failedFuture(new IOException("not connected"));
        }
        Exchange exchange = new Exchange(request.getId(), keep);
        byte[] message = FrameEncoder.encode(request);
        socket.executor().execute(() -> {
            seq = knownSeq;
            open = exchange;
            ChannelFuture unused = socket.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
        });
        return exchange.answer;
    }

    /** Ends the connection without a word. */
    public void drop() {
        ChannelHandlerContext socket = context;
        if (socket != null) {
            ChannelFuture unused = socket.close();
        }
    }

    private final class Handler extends MessageHandler implements FrameHeads {
        private long now;

        Handler(Scratch scratch) {
            super(scratch);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext itsContext, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                context = itsContext;
            }
        }

        @Override
        void onMessage(ChannelHandlerContext itsContext, byte[] bytes, int length) throws IOException {
            now = System.nanoTime();
            Exchange exchange = open;
            if (exchange != null && exchange.kept) {
                exchange.answers.add(Arrays.copyOf(bytes, length));
            }
            HeadScanner.scan(bytes, length, this);
        }

        @Override
        public void frame(ByteString parent, int syscall, int status, long frameSeq, byte[] bytes, int from, int length)
                throws IOException {
            Exchange exchange = open;
            if (exchange != null && (frameSeq > 0 || parent.equals(exchange.id))) {
                exchange.bytes += length;
            }
            if (syscall == Syscall.SESSION_CONNECTED_VALUE) {
                connected.complete(Caller.this);
                Frame greeting = HeadScanner.decode(bytes, from, length);
                ChannelHandlerContext socket = context;
                if (socket != null) {
                    Pings.start(
                            socket, greeting.getSessionConnected().getLimits().getIdleTimeoutMs());
                }
            } else if (status == Status.EVENT_VALUE && frameSeq > 0) {
                changed(frameSeq);
            } else if (isAnswer(parent, status)) {
                answered(HeadScanner.decode(bytes, from, length));
            } else if (status == Status.BULK_VALUE) {
                // A snapshot stands for all that went before it; the last answer tells its number.
                seq = UNKNOWN;
            }
        }

        private void changed(long number) throws IOException {
            if (seq != UNKNOWN && number != seq + 1) {
                throw new IOException("change " + number + " follows " + seq);
            }
            seq = number;
            Exchange exchange = open;
            if (exchange != null) {
                exchange.changes++;
            }
        }

        private boolean isAnswer(ByteString parent, int status) {
            Exchange exchange = open;
            return exchange != null
                    && parent.equals(exchange.id)
                    && (status == Status.DONE_VALUE || status == Status.ERROR_VALUE || status == Status.CANCEL_VALUE);
        }

        private void answered(Frame last) throws IOException {
            Exchange exchange = open;
            if (exchange == null) {
                return;
            }
            open = null;
            if (last.hasBoardState()) {
                long told = last.getBoardState().getSeq();
                if (seq != UNKNOWN && seq != told) {
                    throw new IOException("joined at " + told + " with changes up to " + seq);
                }
                seq = told;
            }
            exchange.answer.complete(
                    new Answer(last, List.copyOf(exchange.answers), exchange.bytes, exchange.changes, now));
        }

        @Override
        void onOver(String why) {
            IOException over = new IOException(why);
            connected.completeExceptionally(over);
            Exchange exchange = open;
            if (exchange != null) {
                exchange.answer.completeExceptionally(over);
            }
        }
    }
}
