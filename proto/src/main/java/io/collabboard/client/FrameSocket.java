package io.collabboard.client;

import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.Frame;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket that brings and takes frames. Ends once, whether by either side's will or by a failure. */
final class FrameSocket implements WebSocket.Listener {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final MessageReader reader;
    private final int maxQueuedBytes;
    private final Consumer<Frame> onFrame;
    private final Consumer<DisconnectedException> onDown;
    private final AtomicBoolean down = new AtomicBoolean();
    private final CompletableFuture<Link> link = new CompletableFuture<>();

    private record Link(WebSocket socket, SendQueue queue) {}

    FrameSocket(
            FrameLimits limits, int maxQueuedBytes, Consumer<Frame> onFrame, Consumer<DisconnectedException> onDown) {
        this.reader = new MessageReader(limits);
        this.maxQueuedBytes = maxQueuedBytes;
        this.onFrame = onFrame;
        this.onDown = onDown;
    }

    /**
     * Sends a frame behind the ones before it.
     *
     * @throws TooManyRequestsException where too much waits already
     */
    void send(Frame frame) {
        link.join().queue().add(FrameEncoder.encode(frame));
    }

    /** Tells the server that this client is alive. */
    void ping() {
        WebSocket socket = link.join().socket();
        if (!socket.isOutputClosed()) {
            CompletableFuture<?> unused =
                    socket.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, failure) -> onSendFailure(failure));
        }
    }

    /** Closes in an orderly way; what was queued may be lost. Ends within two seconds even if the server says nothing. */
    void close(int code, String reason) {
        WebSocket socket = link.join().socket();
        CompletableFuture<?> unused =
                socket.sendClose(code, reason).whenComplete((sent, failure) -> onSendFailure(failure));
        ScheduledFuture<?> unusedTimer = SharedResources.after(CLOSE_TIMEOUT, () -> drop(code, reason, null));
    }

    /** Drops the connection as a failing network would: nothing more goes out. */
    void abort() {
        drop(DisconnectedException.LOST, "aborted", null);
    }

    @Override
    public void onOpen(WebSocket socket) {
        link.complete(new Link(socket, new SendQueue(socket, maxQueuedBytes, this::onSendFailure)));
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        try {
            reader.read(data, last).forEach(onFrame);
            socket.request(1);
        } catch (FrameException e) {
            violated(socket, String.valueOf(e.getMessage()), e);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        violated(socket, "text message", null);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        down(code, reason, null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        drop(DisconnectedException.LOST, String.valueOf(error.getMessage()), error);
    }

    private void violated(WebSocket socket, String what, @Nullable Throwable cause) {
        int code = CloseCode.BAD_PROTOCOL.code();
        CompletableFuture<?> unused = socket.sendClose(code, "").whenComplete((sent, failure) -> socket.abort());
        down(code, "the server broke the protocol: " + what, cause);
    }

    private void onSendFailure(@Nullable Throwable failure) {
        if (failure != null) {
            drop(DisconnectedException.LOST, "sending failed: " + failure.getMessage(), failure);
        }
    }

    private void drop(int code, String reason, @Nullable Throwable cause) {
        CompletableFuture<?> unused = link.thenAccept(opened -> opened.socket().abort());
        down(code, reason, cause);
    }

    private void down(int code, String reason, @Nullable Throwable cause) {
        if (down.compareAndSet(false, true)) {
            onDown.accept(new DisconnectedException(code, reason, cause));
        }
    }
}
