package io.collabboard.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed once, the last first. One that fails to close does not keep the others open. */
public final class Teardown implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Teardown.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private volatile boolean closed;

    /** It is too late to open anything. */
    public static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedException() {
            super("everything is being closed");
        }
    }

    /**
     * Opens something that is to be closed. Nothing comes between the two: who closes waits until it is open, or prevents it.
     *
     * @throws ClosedException where all is being closed
     */
    public synchronized <C extends AutoCloseable> C open(Supplier<C> opening) {
        if (closed) {
            throw new ClosedException();
        }
        return add(opening.get());
    }

    /** Whether all is being closed, or was. */
    public boolean isClosed() {
        return closed;
    }

    synchronized <C extends AutoCloseable> C add(C closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                log.error("Could not close {}", next.getClass().getSimpleName(), e);
            }
        }
    }
}
