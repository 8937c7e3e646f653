package io.collabboard.gateway.replica;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * The exact clock of a node, for what has to happen within milliseconds. Pekko's own timers are rounded up to its
 * scheduler's tick of 10 ms, which turns 33 ms into 40 to 60.
 */
public interface Ticks {

    /** Nanoseconds on the scale of {@link System#nanoTime()}: only differences mean anything. */
    long now();

    /** Tells at that moment, never before it; at once where it has passed. From any thread. */
    <T> Tick tellAt(long nanos, ActorRef<T> target, T message);

    /** Something that will be told. */
    interface Tick {
        /** No more, unless it has been told already. */
        void cancel();
    }
}
