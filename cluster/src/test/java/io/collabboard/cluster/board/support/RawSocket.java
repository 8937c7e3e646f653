package io.collabboard.cluster.board.support;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.Frame;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket for what no well-behaved client does: any bytes out, and no reading unless told to. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SECONDS = 20;

    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_SERVER);
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private boolean reads = true;

    private RawSocket(URI url, String name) {
        String ticket = Futures.get(DevTickets.fetch(url, name)).ticket();
        URI uri = URI.create("ws" + url.toString().substring("http".length()) + "/api/ws?ticket=" + ticket);
        socket = Futures.get(
                HTTP.newWebSocketBuilder().subprotocols(BoardClient.SUBPROTOCOL).buildAsync(uri, this));
    }

    /** Opens a socket whose {@code session:connected} is read already. */
    public static RawSocket open(URI url, String name) {
        RawSocket socket = new RawSocket(url, name);
        socket.next();
        return socket;
    }

    public void send(byte[] message) {
        Futures.get(socket.sendBinary(ByteBuffer.wrap(message), true));
    }

    /** One message of these frames. */
    public void send(Frame... message) {
        send(FrameEncoder.join(
                List.of(message).stream().map(FrameEncoder::encode).toList()));
    }

    /** Sends without waiting for the bytes to have gone, which a server that has stopped reading may forbid. */
    public CompletableFuture<WebSocket> trySend(Frame frame) {
        return socket.sendBinary(ByteBuffer.wrap(FrameEncoder.encode(frame)), true);
    }

    /** One message in two fragments. */
    public void sendInParts(byte[] message) {
        int half = message.length / 2;
        Futures.get(socket.sendBinary(ByteBuffer.wrap(message, 0, half), false));
        Futures.get(socket.sendBinary(ByteBuffer.wrap(message, half, message.length - half), true));
    }

    /** As {@link #sendInParts}, to a server that may close before it has read all. */
    public void trySendInParts(byte[] message) {
        int half = message.length / 2;
        CompletableFuture<?> unused = socket.sendBinary(ByteBuffer.wrap(message, 0, half), false)
                .thenCompose(sent -> sent.sendBinary(ByteBuffer.wrap(message, half, message.length - half), true));
    }

    public void sendText(String text) {
        Futures.get(socket.sendText(text, true));
    }

    /** The next frame. */
    public Frame next() {
        try {
            Frame frame = frames.poll(SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame within " + SECONDS + " s");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next frame, if it is here already. */
    public @Nullable Frame poll() {
        return frames.poll();
    }

    /** The next frame that answers a request; what comes before it is passed over. */
    public Frame answerTo(ByteString requestId) {
        Frame frame = next();
        while (!frame.getParentId().equals(requestId)) {
            frame = next();
        }
        return frame;
    }

    /** The frames that have come and were not taken. */
    public int waiting() {
        return frames.size();
    }

    /** With what code the server has closed; waits for it. */
    public int closeCode() {
        return Futures.get(closed);
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** From the next message on nothing is read. */
    public synchronized void stopReading() {
        reads = false;
    }

    public synchronized void readOn() {
        reads = true;
        socket.request(1);
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes);
        if (last) {
            try {
                frames.addAll(codec.decode(parts.toByteArray()).getFramesList());
            } catch (FrameException e) {
                throw new CompletionException(e);
            }
            parts.reset();
        }
        synchronized (this) {
            if (reads) {
                from.request(1);
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(new AssertionError("lost without a close frame", error));
    }
}
