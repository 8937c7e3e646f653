package io.collabboard.gateway.replica;

import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a replica to an entity that may move or crash at any time: the entity is watched and subscribed to
 * again, and the replica learns when to ask again what was not answered. On the replica's thread.
 *
 * @param <C> what the entity is told
 */
final class EntityLink<C> {

    /** How a subscription that stands follows on the one before. */
    enum Standing {
        /** Another entity than before, or the first. */
        NEW_ENTITY,
        /** The same, asked because something was missing. */
        CAUGHT_UP,
        RENEWED;

        /** Whether what was asked may have been lost. */
        boolean isToAskAgain() {
            return this != RENEWED;
        }
    }

    /** What a shard is asked while it moves may be dropped; a second later it is somewhere else, mostly. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(400);

    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private final ActorContext<ReplicaCommand> context;
    private final ReplicaEvent lookAgain;
    private final Function<ActorRef<C>, ReplicaCommand> stopped;
    private final Runnable subscription;
    private final Duration askAgainAfter;

    private @Nullable ActorRef<C> watched;
    private boolean isCatchingUp;
    private boolean hasWorked = true;
    private Cancellable look = Cancellable.alreadyCancelled();
    private Duration nextLook = FIRST_LOOK;
    private long askedAtNanos;

    /**
     * @param lookAgain what the replica is told when it is time for {@link #lookAgain}
     * @param stopped what the replica is told when the entity has stopped
     * @param subscription asks the entity for it, with what is here
     */
    EntityLink(
            ActorContext<ReplicaCommand> context,
            ReplicaEvent lookAgain,
            Function<ActorRef<C>, ReplicaCommand> stopped,
            Runnable subscription,
            Duration askAgainAfter) {
        this.context = context;
        this.lookAgain = lookAgain;
        this.stopped = stopped;
        this.subscription = subscription;
        this.askAgainAfter = askAgainAfter;
    }

    /** Subscribes to an entity that is not known yet, and again after growing delays, until the renewals take over. */
    void subscribe() {
        nextLook = FIRST_LOOK;
        look();
    }

    void lookAgain() {
        if (watched == null) {
            look();
        }
    }

    private void look() {
        look.cancel();
        subscription.run();
        if (nextLook.compareTo(LAST_LOOK) <= 0) {
            look = context.scheduleOnce(nextLook, context.getSelf(), lookAgain);
            nextLook = nextLook.multipliedBy(2);
        }
    }

    /** Asks for what is missing, once until it is here or the subscription is renewed. */
    void catchUp() {
        if (!isCatchingUp) {
            isCatchingUp = true;
            subscription.run();
        }
    }

    void renew() {
        isCatchingUp = false;
        subscription.run();
    }

    Standing subscribed(ActorRef<C> entity) {
        boolean wasCatchingUp = isCatchingUp;
        isCatchingUp = false;
        if (!entity.equals(watched)) {
            watch(entity);
            return Standing.NEW_ENTITY;
        }
        return wasCatchingUp ? Standing.CAUGHT_UP : Standing.RENEWED;
    }

    private void watch(ActorRef<C> entity) {
        look.cancel();
        if (watched != null) {
            context.unwatch(watched);
        }
        watched = entity;
        context.watchWith(entity, stopped.apply(entity));
    }

    /** The entity did something that only one does that has its state. */
    void worked() {
        hasWorked = true;
    }

    /** An entity that stops again before it has done anything, as without a database, waits for the next renewal. */
    void stopped(ActorRef<C> former) {
        if (!former.equals(watched)) {
            return;
        }
        watched = null;
        if (hasWorked) {
            hasWorked = false;
            subscribe();
        }
    }

    /** The entity says itself that it stops, so that there is another place for it. */
    void moves(ActorRef<C> former) {
        if (former.equals(watched)) {
            watched = null;
            subscribe();
        }
    }

    void asked() {
        askedAtNanos = System.nanoTime();
    }

    /** The last question is so old that it, or its answer, may have been lost. */
    boolean isAnswerLate() {
        return System.nanoTime() - askedAtNanos > askAgainAfter.toNanos();
    }
}
