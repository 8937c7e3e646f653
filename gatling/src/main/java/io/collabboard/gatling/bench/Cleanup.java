package io.collabboard.gatling.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone, last first, when the bench ends: at {@link #close}, or when the JVM goes down on Ctrl-C or SIGTERM,
 * whichever comes first.
 */
final class Cleanup implements AutoCloseable {
    /** Something to stop or to remove. Failing to is not worth more than a line. */
    interface Task {
        void run() throws IOException;
    }

    /** Begins something. */
    interface Start<T> {
        T start() throws IOException;
    }

    /** Ends it. */
    interface Stop<T> {
        void stop(T started) throws IOException;
    }

    /** All is being undone already: what was to be undone must not begin. */
    static final class EndingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndingException() {
            super("the bench is ending");
        }
    }

    private final Deque<Entry> tasks = new ArrayDeque<>();
    private final Object undoing = new Object();
    private final Thread hook = new Thread(this::runAll, "cleanup");
    private boolean closed;

    Cleanup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @throws EndingException where that is so */
    synchronized void add(Task task) {
        check();
        tasks.push(new Entry(task, task));
    }

    /**
     * Starts something that is to be stopped. Nothing can come between the two: what ends the bench waits for the start, or
     * prevents it.
     *
     * @throws EndingException where all is being undone already
     */
    synchronized <T> T start(Start<T> start, Stop<T> stop) throws IOException {
        check();
        T started = start.start();
        tasks.push(new Entry(started, () -> stop.stop(started)));
        return started;
    }

    /** @throws EndingException where all is being undone */
    synchronized void check() {
        if (closed) {
            throw new EndingException();
        }
    }

    /** What was started has ended by other means. */
    synchronized void forget(Object started) {
        tasks.removeIf(entry -> entry.of() == started);
    }

    @Override
    public void close() {
        runAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs, or has run.
        }
    }

    /** Whoever comes second waits until all is undone: the JVM must not end before. */
    private void runAll() {
        synchronized (this) {
            closed = true;
        }
        synchronized (undoing) {
            for (Entry entry = next(); entry != null; entry = next()) {
                try {
                    entry.task().run();
                } catch (IOException | RuntimeException e) {
                    System.err.println("collabboard: could not clean up: " + e);
                }
            }
        }
    }

    private synchronized @Nullable Entry next() {
        return tasks.poll();
    }

    private record Entry(Object of, Task task) {}
}
