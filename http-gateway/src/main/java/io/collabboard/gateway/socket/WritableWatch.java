package io.collabboard.gateway.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for sockets that take nothing at the moment, and wakes their writers when they do. One thread, which sleeps until
 * the first stall and looks at the sockets that have stalled before every quarter of a second.
 */
public final class WritableWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WritableWatch.class);

    /** How exactly a stall is timed; also how long a closed socket may stay registered, and so be kept by the system. */
    private static final Duration TICK = Duration.ofMillis(250);

    private final long toleratedNanos;
    private final Selector selector;
    private final Queue<DirectWriter> added = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "collabboard-writable");
    private volatile boolean isClosed;

    private WritableWatch(Duration tolerated, Selector selector) {
        this.toleratedNanos = tolerated.toNanos();
        this.selector = selector;
    }

    /** @param tolerated how long a socket may take nothing before its owner is told */
    public static WritableWatch start(Duration tolerated) {
        try {
            WritableWatch watch = new WritableWatch(tolerated, Selector.open());
            watch.thread.setDaemon(true);
            watch.thread.start();
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException("no selector to be had", e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }

    /** The writer is woken when its socket takes something again. */
    void await(DirectWriter writer) {
        added.add(writer);
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!isClosed) {
                selector.select(this::ready, selector.keys().isEmpty() ? 0 : TICK.toMillis());
                for (DirectWriter writer = added.poll(); writer != null; writer = added.poll()) {
                    guard(writer, this::register);
                }
                checkStalls();
            }
        } catch (IOException | RuntimeException e) {
            log.error("sockets that stall will not be served any more", e);
        }
    }

    /** One socket that fails must not take the others with it. */
    private static void guard(DirectWriter writer, Consumer<DirectWriter> task) {
        try {
            task.accept(writer);
        } catch (RuntimeException e) {
            log.warn("a socket that stalls is given up", e);
            writer.fail();
        }
    }

    private void ready(SelectionKey key) {
        try {
            key.interestOps(0);
        } catch (CancelledKeyException gone) {
            log.trace("closed while it was waited for", gone);
        }
        guard((DirectWriter) key.attachment(), DirectWriter::onWritable);
    }

    private void register(DirectWriter writer) {
        try {
            SelectionKey key = writer.channel().keyFor(selector);
            if (key == null) {
                writer.channel().register(selector, SelectionKey.OP_WRITE, writer);
            } else {
                key.interestOps(SelectionKey.OP_WRITE);
            }
        } catch (ClosedChannelException | CancelledKeyException gone) {
            // Its next write fails and tells the owner.
            log.trace("closed before it was waited for", gone);
            writer.onWritable();
        }
    }

    private void checkStalls() {
        long now = System.nanoTime();
        for (SelectionKey key : selector.keys()) {
            guard((DirectWriter) key.attachment(), writer -> writer.checkStall(now, toleratedNanos));
        }
    }
}
