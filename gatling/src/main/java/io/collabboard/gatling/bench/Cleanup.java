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

    /** All is being undone already: what was to be undone must not begin. */
    static final class EndingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndingException() {
            super("the bench is ending");
        }
    }

    private final Deque<Task> tasks = new ArrayDeque<>();
    private final Object undoing = new Object();
    private final Thread hook = new Thread(this::runAll, "cleanup");
    private boolean closed;

    Cleanup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @throws EndingException where that is so */
    synchronized void add(Task task) {
        check();
        tasks.push(task);
    }

    /** For what has begun already: where all is being undone, it is undone at once, by the caller. */
    void addOrRun(Task task) throws IOException {
        try {
            add(task);
        } catch (EndingException e) {
            task.run();
            throw e;
        }
    }

    /** @throws EndingException where all is being undone */
    synchronized void check() {
        if (closed) {
            throw new EndingException();
        }
    }

    /** Has been undone by other means. */
    synchronized void remove(Task task) {
        tasks.remove(task);
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
            for (Task task = next(); task != null; task = next()) {
                try {
                    task.run();
                } catch (IOException | RuntimeException e) {
                    System.err.println("collabboard: could not clean up: " + e);
                }
            }
        }
    }

    private synchronized @Nullable Task next() {
        return tasks.poll();
    }
}
