package io.collabboard.gateway.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** A clock that is moved by hand. */
final class ManualTicks implements Ticks {
    private record Waiting(long at, Runnable telling) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private long now;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized <T> Tick tellAt(long nanos, ActorRef<T> target, T message) {
        Waiting told = new Waiting(nanos, () -> target.tell(message));
        waiting.add(told);
        return () -> cancel(told);
    }

    private synchronized void cancel(Waiting told) {
        waiting.remove(told);
    }

    /** Moves the clock, and tells what is due on the way at its moment. */
    synchronized void advance(Duration time) {
        long end = now + time.toNanos();
        while (true) {
            Waiting next = waiting.stream()
                    .min(Comparator.comparingLong(Waiting::at))
                    .filter(first -> first.at() <= end)
                    .orElse(null);
            if (next == null) {
                break;
            }
            waiting.remove(next);
            now = Math.max(now, next.at());
            next.telling().run();
        }
        now = end;
    }

    /** The moments at which something will be told, as time from now. */
    synchronized List<Duration> due() {
        return waiting.stream()
                .map(one -> Duration.ofNanos(one.at() - now))
                .sorted()
                .toList();
    }
}
