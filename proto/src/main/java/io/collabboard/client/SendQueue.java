package io.collabboard.client;

import io.collabboard.proto.FrameEncoder;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The frames of one socket on their way out. One message is under way at a time, as {@link WebSocket} demands; frames
 * that pile up meanwhile leave together in the next.
 */
final class SendQueue {
    /** Well below the server's limits of one message. */
    private static final int MAX_MESSAGE_BYTES = 32 * 1024;

    private static final int MAX_MESSAGE_FRAMES = 256;

    private final WebSocket socket;
    private final int maxQueuedBytes;
    private final Consumer<Throwable> onFailure;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean sending;

    SendQueue(WebSocket socket, int maxQueuedBytes, Consumer<Throwable> onFailure) {
        this.socket = socket;
        this.maxQueuedBytes = maxQueuedBytes;
        this.onFailure = onFailure;
    }

    /**
     * Takes a message of one frame.
     *
     * @throws TooManyRequestsException where the queue is full: then it will not be sent
     */
    void add(byte[] message) {
        synchronized (this) {
            if (waitingBytes + message.length > maxQueuedBytes) {
                throw new TooManyRequestsException(waitingBytes + " bytes are queued");
            }
            waiting.add(message);
            waitingBytes += message.length;
            if (sending) {
                return;
            }
            sending = true;
        }
        sendWaiting();
    }

    /** Sends until nothing waits or a send is under way. Loops where sends end at once, so that the stack stays flat. */
    private void sendWaiting() {
        while (true) {
            byte[] message = nextMessage();
            if (message.length == 0) {
                return;
            }
            CompletableFuture<WebSocket> sent = socket.sendBinary(ByteBuffer.wrap(message), true);
            if (!sent.isDone() || sent.isCompletedExceptionally()) {
                CompletableFuture<?> unused = sent.whenComplete(this::onSent);
                return;
            }
        }
    }

    private void onSent(WebSocket ignored, Throwable failure) {
        if (failure == null) {
            sendWaiting();
        } else {
            onFailure.accept(failure);
        }
    }

    private synchronized byte[] nextMessage() {
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < MAX_MESSAGE_FRAMES) {
            byte[] next = waiting.element();
            if (!batch.isEmpty() && bytes + next.length > MAX_MESSAGE_BYTES) {
                break;
            }
            batch.add(waiting.remove());
            bytes += next.length;
        }
        waitingBytes -= bytes;
        sending = !batch.isEmpty();
        return FrameEncoder.join(batch);
    }
}
