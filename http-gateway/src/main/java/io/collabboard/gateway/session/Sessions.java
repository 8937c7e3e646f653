package io.collabboard.gateway.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** All open sessions of this node. Safe from any thread. */
public final class Sessions {

    /** One session, from outside. */
    interface Handle {
        void onBoardListChanged();

        void onDraining(Duration reconnectAfter);
    }

    private final Set<Handle> open = ConcurrentHashMap.newKeySet();

    void add(Handle session) {
        open.add(session);
    }

    void remove(Handle session) {
        open.remove(session);
    }

    public int count() {
        return open.size();
    }

    public void boardListChanged() {
        open.forEach(Handle::onBoardListChanged);
    }

    /** Tells everyone to come back elsewhere, each after a random time within the given one. */
    public void drain(Duration spread) {
        for (Handle session : open) {
            session.onDraining(Duration.ofMillis(ThreadLocalRandom.current().nextLong(spread.toMillis() + 1)));
        }
    }
}
