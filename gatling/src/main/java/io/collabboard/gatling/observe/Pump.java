package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.Frame;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who always has so many requests unanswered: each answer is followed by the next request, at once. All but {@link
 * #start} and {@link #stop} happens on the observers' thread.
 */
public final class Pump implements Watch {
    private final Track track;
    private final IntFunction<Frame> requests;
    /** When the request in each place of the window began; 0 where the place is free. A request's number tells its place. */
    private final long[] begun;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Observer socket;
    private int next;
    private int open;
    private boolean stopped;

    /**
     * @param window requests without an answer at any time
     * @param requests makes the request of each number
     */
    public Pump(Track track, int window, IntFunction<Frame> requests) {
        this.track = track;
        this.requests = requests;
        this.begun = new long[window];
    }

    public void start(Observer itsSocket) {
        itsSocket.execute(() -> {
            socket = itsSocket;
            for (int place = 0; place < begun.length; place++) {
                send(itsSocket, place);
            }
        });
    }

    /**
     * Sends nothing more.
     *
     * @return completes when all that was sent has its answer
     */
    public CompletableFuture<Void> stop(Observer itsSocket) {
        itsSocket.execute(() -> {
            stopped = true;
            checkEnd();
        });
        return ended;
    }

    @Override
    public void moved(int sender, int number, long now) {
        // What others do is not what this is about.
    }

    @Override
    public void answered(int number, String outcome, long now) {
        int place = Math.floorMod(number, begun.length);
        if (socket == null || begun[place] == 0) {
            return;
        }
        if (outcome.equals("DONE")) {
            track.record(begun[place], now);
        } else {
            track.error(begun[place], outcome);
        }
        begun[place] = 0;
        open--;
        if (stopped) {
            checkEnd();
        } else {
            send(socket, place);
        }
    }

    @Override
    public void gone() {
        for (int place = 0; place < begun.length; place++) {
            if (begun[place] != 0) {
                track.error(begun[place], "no_answer");
            }
        }
        socket = null;
        open = 0;
        checkEnd();
    }

    private void send(Observer itsSocket, int place) {
        Frame request = RequestIds.number(requests.apply(next), next - Math.floorMod(next, begun.length) + place);
        next++;
        open++;
        begun[place] = System.nanoTime();
        itsSocket.send(FrameEncoder.encode(request));
    }

    private void checkEnd() {
        if (open == 0) {
            ended.complete(null);
        }
    }
}
