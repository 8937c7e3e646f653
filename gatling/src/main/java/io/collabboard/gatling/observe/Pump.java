package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.Frame;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who always has so many requests unanswered: each answer is followed by the next request, at once. All but {@link
 * #start} and {@link #stop} happens on the observers' thread.
 */
public final class Pump implements Watch {
    private final Track track;
    private final IntFunction<Frame> requests;
    /** When the request in each place of the window began. */
    private final long[] begun;

    /** Its number, which tells the place; the next one in that place has the next number that does. */
    private final int[] numbers;

    private final BitSet open = new BitSet();

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Observer socket;
    private boolean stopped;

    /**
     * @param window requests without an answer at any time
     * @param requests makes the request of each number
     */
    public Pump(Track track, int window, IntFunction<Frame> requests) {
        this.track = track;
        this.requests = requests;
        this.begun = new long[window];
        this.numbers = IntStream.range(0, window).toArray();
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
        if (socket == null || numbers[place] != number || !open.get(place)) {
            return;
        }
        if (outcome.equals("DONE")) {
            track.record(begun[place], now);
        } else {
            track.error(begun[place], outcome);
        }
        open.clear(place);
        if (stopped) {
            checkEnd();
        } else {
            numbers[place] += begun.length;
            send(socket, place);
        }
    }

    @Override
    public void gone() {
        open.stream().forEach(place -> track.error(begun[place], "no_answer"));
        open.clear();
        socket = null;
        checkEnd();
    }

    private void send(Observer itsSocket, int place) {
        Frame request = RequestIds.number(requests.apply(numbers[place]), numbers[place]);
        open.set(place);
        begun[place] = System.nanoTime();
        itsSocket.send(FrameEncoder.encode(request));
    }

    private void checkEnd() {
        if (open.isEmpty()) {
            ended.complete(null);
        }
    }
}
