package io.collabboard.gatling.command.upload;

import io.collabboard.client.Requests;
import io.collabboard.gatling.command.lines.BadLineException;
import io.collabboard.gatling.command.lines.Line;
import io.collabboard.gatling.command.lines.LineReader;
import io.collabboard.gatling.command.lines.NewIds;
import io.collabboard.gatling.command.lines.ObjectReader;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Limits;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reads lines on a thread of its own, as a pipe may keep it waiting, and makes a frame of each. */
final class LineSource {
    private final LineReader lines;
    private final Receiver receiver;
    private final boolean skipBad;
    private final @Nullable NewIds newIds;
    private final int timeoutMillis;
    private final int maxFrameBytes;
    private final Semaphore room;
    private volatile boolean stopped;

    /** Takes what was read, on the thread of the source, in the order of the lines. */
    interface Receiver {
        void onDelivery(Delivery delivery);

        void onBadLine(Fault fault);

        /** Last, once. */
        void onEnd(@Nullable IOException failure);
    }

    LineSource(LineReader lines, UploadSettings settings, Limits limits, Receiver receiver) {
        this.lines = lines;
        this.receiver = receiver;
        this.skipBad = settings.skipBad();
        this.newIds = settings.newIds() ? new NewIds(Uuids.next()) : null;
        this.timeoutMillis = (int)
                Math.min(settings.patience().toMillis(), Duration.ofMinutes(10).toMillis());
        this.room = new Semaphore(window(settings, limits.getMaxOpenRequests()));
        this.maxFrameBytes = limits.getMaxFrameBytes();
    }

    void start(UUID boardId) {
        Thread thread = new Thread(() -> run(boardId), "lines");
        thread.setDaemon(true);
        thread.start();
    }

    /** A delivery is settled: another one may be read. */
    void settled() {
        room.release();
    }

    /** Nothing more is read once the line under way is. */
    void stop() {
        stopped = true;
    }

    private static int window(UploadSettings settings, int serverLimit) {
        return settings.waits() && serverLimit > 0 ? Math.min(settings.window(), serverLimit) : settings.window();
    }

    private void run(UUID boardId) {
        IOException failure = null;
        try {
            boolean more = true;
            while (more && !stopped) {
                room.acquire();
                more = readOne(boardId);
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receiver.onEnd(failure);
    }

    private boolean readOne(UUID boardId) throws IOException {
        Line line = lines.next();
        if (line == null) {
            return false;
        }
        try {
            receiver.onDelivery(new Delivery(line.number(), frame(line, boardId)));
            return true;
        } catch (BadLineException e) {
            receiver.onBadLine(new Fault(line.number(), Fault.BAD_LINE, String.valueOf(e.getMessage())));
            room.release();
            return skipBad;
        }
    }

    private Frame frame(Line line, UUID boardId) throws BadLineException {
        ObjectCreate object = ObjectReader.read(line);
        if (newIds != null) {
            object = newIds.renamed(object);
        }
        if (object.getObjectId().isEmpty()) {
            object = object.toBuilder().setObjectId(Uuids.nextBytes()).build();
        }
        Frame frame = Requests.createObject(boardId, object).toBuilder()
                .setTimeoutMs(timeoutMillis)
                .build();
        int bytes = FrameEncoder.encode(frame).length;
        if (maxFrameBytes > 0 && bytes > maxFrameBytes) {
            // Sent, it would cost the connection (R8).
            throw new BadLineException(bytes + " bytes encoded, the server takes " + maxFrameBytes);
        }
        return frame;
    }
}
