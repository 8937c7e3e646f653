package io.collabboard.gateway.socket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where many sockets are written to at the same time: a few queues, one for each processor, that are worked off one writer
 * after the other. Whoever has news for a thousand sockets thereby schedules a few tasks instead of a thousand. A queue
 * holds each writer once at most.
 */
public final class Lanes {
    /** Writers that one task serves before it lets others have the thread. */
    private static final int TURN = 64;

    private final Lane[] lanes;
    private final AtomicInteger next = new AtomicInteger();

    public Lanes(Executor executor, int count) {
        lanes = new Lane[count];
        for (int i = 0; i < count; i++) {
            lanes[i] = new Lane(executor);
        }
    }

    /** One for a new socket, in turn. */
    Lane choose() {
        return lanes[Math.floorMod(next.getAndIncrement(), lanes.length)];
    }

    static final class Lane implements Runnable {
        private final Executor executor;
        private final Queue<DirectWriter> due = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean isScheduled = new AtomicBoolean();

        private Lane(Executor executor) {
            this.executor = executor;
        }

        void add(DirectWriter writer) {
            due.add(writer);
            schedule();
        }

        private void schedule() {
            if (isScheduled.compareAndSet(false, true)) {
                executor.execute(this);
            }
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < TURN; i++) {
                    DirectWriter writer = due.poll();
                    if (writer == null) {
                        break;
                    }
                    writer.takeTurn();
                }
            } finally {
                isScheduled.set(false);
                if (!due.isEmpty()) {
                    schedule();
                }
            }
        }
    }
}
