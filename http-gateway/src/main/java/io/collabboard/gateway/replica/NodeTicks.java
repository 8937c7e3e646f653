package io.collabboard.gateway.replica;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;

/** {@link Ticks} of the system's clock: one thread, which sleeps while nothing is due. Once closed it tells nothing. */
public final class NodeTicks implements Ticks, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    public NodeTicks() {
        executor = new ScheduledThreadPoolExecutor(1, NodeTicks::thread, new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ticks");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public <T> Tick tellAt(long nanos, ActorRef<T> target, T message) {
        Future<?> told = executor.schedule(() -> target.tell(message), nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        return () -> told.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
