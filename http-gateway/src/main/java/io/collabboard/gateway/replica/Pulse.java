package io.collabboard.gateway.replica;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * When a board's followers are woken: for news in the log by {@link FanOutPace}, for presence one tick after the last, and
 * at once at rest. The replica is told {@link ReplicaEvent.Timer#PULSE} then, at most one of them at a time; even at once
 * means by a message, so that whatever is in the replica's mailbox already goes with the same wake-up. Its replica's only.
 */
final class Pulse {
    private final Ticks ticks;
    private final ActorRef<ReplicaCommand> replica;
    private final FanOutPace pace;
    private final long tickNanos;

    private boolean hasNews;
    private long newsDue;
    private boolean hasPresence;
    private long lastTick;
    private @Nullable Alarm alarm;

    private record Alarm(long at, Ticks.Tick tick) {}

    Pulse(Ticks ticks, ActorRef<ReplicaCommand> replica, FanOutPace pace, Duration tick) {
        this.ticks = ticks;
        this.replica = replica;
        this.pace = pace;
        this.tickNanos = tick.toNanos();
        this.lastTick = ticks.now() - tickNanos;
    }

    /** The log has grown. */
    void news(int followers) {
        pace.gather();
        if (!hasNews) {
            hasNews = true;
            newsDue = pace.dueAt(followers);
            arm(newsDue);
        }
    }

    /** Presence, or who is on the board, has changed. */
    void presence() {
        if (!hasPresence) {
            hasPresence = true;
            arm(lastTick + tickNanos);
        }
    }

    /** The replica has been told: asks, in this order, for the tick and the flush, and goes on with {@link #rest}. */
    void heard() {
        alarm = null;
    }

    /** @return whether presence is due; it has been taken then */
    boolean takeTick() {
        long now = ticks.now();
        if (!hasPresence || now - lastTick < tickNanos) {
            return false;
        }
        hasPresence = false;
        lastTick = now;
        return true;
    }

    boolean isFlushDue() {
        return hasNews && ticks.now() - newsDue >= 0;
    }

    /** Everyone has been woken. */
    void flushed() {
        hasNews = false;
        pace.flushed(ticks.now());
    }

    /** Sees to it that what is not due yet will be. */
    void rest() {
        if (hasNews) {
            arm(newsDue);
        }
        if (hasPresence) {
            arm(lastTick + tickNanos);
        }
    }

    /** Nobody is to be told any more. */
    void stop() {
        if (alarm != null) {
            alarm.tick().cancel();
        }
    }

    /** One alarm is enough: the first that rings sets the next. */
    private void arm(long due) {
        long now = ticks.now();
        long at = due - now <= 0 ? now : due;
        if (alarm != null && alarm.at() - at <= 0) {
            return;
        }
        stop();
        if (at == now) {
            replica.tell(ReplicaEvent.Timer.PULSE);
            alarm = new Alarm(at, () -> {});
        } else {
            alarm = new Alarm(at, ticks.tellAt(at, replica, ReplicaEvent.Timer.PULSE));
        }
    }
}
