package io.collabboard.gatling.simulation;

import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The messages with counted deliveries to one observer, in the hands of a {@link Tampering}, and what it did to them. */
final class VictimStream {
    private final Tampering tampering;
    private final int firstCounted;
    private int ordinal;
    private int dropped;
    private int repeated;
    private int delayed;
    private int passed;

    /** @param firstCounted number of each writer's first send within the window */
    VictimStream(Tampering tampering, int firstCounted) {
        this.tampering = tampering;
        this.firstCounted = firstCounted;
    }

    synchronized int dropped() {
        return dropped;
    }

    synchronized int repeated() {
        return repeated;
    }

    synchronized int delayed() {
        return delayed;
    }

    /** Deliveries that went through, late ones and repeated ones once each. */
    synchronized int passed() {
        return passed;
    }

    int countedDeliveries(WebSocketMessage message) throws IOException {
        if (message.opcode() != WebSocketMessage.BINARY) {
            return 0;
        }
        return (int) Frames.parseFrom(message.payload()).getFramesList().stream()
                .filter(this::isCounted)
                .count();
    }

    private boolean isCounted(Frame frame) {
        return frame.getStatus() == Status.EVENT
                && frame.getSyscall() == Syscall.OBJECT_UPDATED
                && frame.getObjectUpdated().getPatch().getX() >= firstCounted;
    }

    synchronized void pass(WebSocketMessage message, OutputStream out, Socket driver) throws IOException {
        int deliveries = countedDeliveries(message);
        tampering.handle(ordinal++, new Held(message, deliveries, out, driver));
    }

    static void write(OutputStream out, WebSocketMessage message) throws IOException {
        synchronized (out) {
            out.write(message.wire());
            out.flush();
        }
    }

    private final class Held implements Tampering.Message {
        private final WebSocketMessage message;
        private final int deliveries;
        private final OutputStream out;
        private final Socket driver;
        private boolean passedOnce;

        Held(WebSocketMessage message, int deliveries, OutputStream out, Socket driver) {
            this.message = message;
            this.deliveries = deliveries;
            this.out = out;
            this.driver = driver;
        }

        @Override
        public void pass() throws IOException {
            write(out, message);
            if (passedOnce) {
                repeated += deliveries;
            } else {
                passed += deliveries;
            }
            passedOnce = true;
        }

        @Override
        public void passAfter(long millis) {
            delayed += deliveries;
            passed += deliveries;
            Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
            later.execute(() -> {
                try {
                    write(out, message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        @Override
        public void drop() {
            dropped += deliveries;
        }

        @Override
        public void cut() throws IOException {
            driver.shutdownOutput();
        }
    }
}
