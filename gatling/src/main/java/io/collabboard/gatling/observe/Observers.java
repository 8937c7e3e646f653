package io.collabboard.gatling.observe;

import io.collabboard.client.DevTickets;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.observe.MessageHandler.Scratch;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The observers of a simulation: up to a thousand sockets on one thread, as the driver shares the machine with the server.
 * Whoever is lost on the way, and a thread that does not keep up, become warnings of the cell.
 *
 * <p>Why not the Java client's {@code BoardClient}: measured on two shared cores, as processor seconds of the driver for a
 * million deliveries, 100 receivers at 60 changes a second took 22 here and 34 there, 200 at 50 took 19 and 26, and 500 at
 * 50, where the machine was full and the server put more into each read, 12 and 12. Of a presence message, a value takes 22
 * ns to scan and 60 ns to decode. And a thread of their own can be asked how late it is.
 */
public final class Observers implements AutoCloseable {
    /** Joins under way at once. */
    private static final int WINDOW = 50;

    private static final int JOIN_SECONDS = 60;

    /** What is received looks slower by this much, at the 99th percentile, and that is a warning. */
    private static final long MAX_LAG_MICROS = 5_000;

    private final URI url;
    private final Meter meter;
    private final EventLoopGroup loop = ObserverLoop.start();
    private final SocketOpener opener;
    private final Scratch scratch = new Scratch();
    private final TrafficCounter traffic;
    private final LoopLag lag;
    private final Semaphore window = new Semaphore(WINDOW);
    private final AtomicInteger names = new AtomicInteger();
    private final Mishaps losses = new Mishaps();
    private final Mishaps disorders = new Mishaps();

    /** What went wrong, from any thread: how often, and what was the first. */
    private record Mishaps(AtomicInteger number, AtomicReference<String> first) {
        Mishaps() {
            this(new AtomicInteger(), new AtomicReference<>(""));
        }

        void add(String what) {
            first.compareAndSet("", what);
            number.incrementAndGet();
        }

        int count() {
            return number.get();
        }
    }

    public Observers(URI url, Meter meter) {
        this.url = url;
        this.meter = meter;
        this.opener = new SocketOpener(loop, url);
        this.traffic = new TrafficCounter(meter);
        this.lag = new LoopLag(meter, loop.next());
        loop.execute(lag::start);
    }

    /**
     * Signs somebody in and joins a board. Waits while too many are at it.
     *
     * @return completes when the board has let them in
     */
    public CompletableFuture<Observer> join(UUID board, Watch watch) {
        return join(url, board, watch);
    }

    /** As above, at another node of the cluster. */
    public CompletableFuture<Observer> join(URI node, UUID board, Watch watch) {
        SocketOpener door = node.equals(url) ? opener : new SocketOpener(loop, node);
        window.acquireUninterruptibly();
        CompletableFuture<Void> joined = new CompletableFuture<Void>().orTimeout(JOIN_SECONDS, TimeUnit.SECONDS);
        MessageHandler first = new JoinHandler(
                scratch, board, new WatchHandler(scratch, watch, traffic, disorders::add, losses::add), joined);
        return DevTickets.fetch(node, "observer-" + names.getAndIncrement())
                .thenCompose(ticket -> door.open(ticket.ticket(), first))
                .thenCompose(channel -> joined.thenApply(done -> new Observer(channel)))
                .whenComplete((observer, failure) -> window.release());
    }

    /** Somebody who will stop to read, not on the board yet. */
    public StalledReader stalledReader(UUID board) {
        return new StalledReader(opener, scratch, url, board);
    }

    /**
     * Signs somebody in and opens a socket, on no board yet. Waits while too many are at it.
     *
     * @return completes when the server has said who they are
     */
    public CompletableFuture<Caller> call() {
        window.acquireUninterruptibly();
        return callAtOnce("caller-" + names.getAndIncrement()).whenComplete((caller, failure) -> window.release());
    }

    /** As above, by a name, however many are at it. */
    public CompletableFuture<Caller> callAtOnce(String name) {
        Caller caller = new Caller(scratch);
        return DevTickets.fetch(url, name)
                .thenCompose(ticket -> opener.open(ticket.ticket(), caller.handler()))
                .thenCompose(channel -> caller.connected())
                .orTimeout(JOIN_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Stops watching, and puts into the meter what is to be said about it.
     *
     * @return what came within the window
     */
    public Traffic conclude() {
        CompletableFuture<Long> lagMicros = CompletableFuture.supplyAsync(lag::p99Micros, loop);
        if (lagMicros.join() > MAX_LAG_MICROS) {
            meter.warn(String.format(
                    Locale.ROOT,
                    "driver saturated: its observers looked up to %.0f ms late (99th percentile), which the receipts include",
                    lagMicros.join() / 1e3));
        }
        if (losses.count() > 0) {
            meter.warn(losses.count() + " observers were lost on the way, the first because "
                    + losses.first().get());
        }
        if (disorders.count() > 0) {
            meter.warn("changes came out of order or were left out, the first time "
                    + disorders.first().get());
        }
        return CompletableFuture.supplyAsync(traffic::soFar, loop).join();
    }

    /** How often a change came where another should have. */
    public int disorders() {
        return disorders.count();
    }

    /** Drops all sockets. */
    @Override
    public void close() {
        var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
