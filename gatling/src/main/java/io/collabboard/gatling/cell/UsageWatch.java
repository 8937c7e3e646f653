package io.collabboard.gatling.cell;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at driver, server, database and machine when the window opens, while it is open and when it closes. */
final class UsageWatch {
    private static final long SAMPLE_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final Target target;
    private final Peaks peaks = new Peaks();
    private final CompletableFuture<Look> first = new CompletableFuture<>();
    private final CompletableFuture<Look> last = new CompletableFuture<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "usage-watch");
        watching.setDaemon(true);
        return watching;
    });

    /** What was seen between open and close. */
    record Seen(
            Usage driver,
            @Nullable Usage server,
            @Nullable Usage database,
            @Nullable Double machineBusy) {}

    /** Most memory seen. Belongs to the watch's thread until the last look is there. */
    private static final class Peaks {
        private long driver;
        private long server;
        private long database;

        void add(Look look) {
            driver = Math.max(driver, rss(look.driver()));
            look.server().ifPresent(stat -> server = Math.max(server, rss(stat)));
            look.database().ifPresent(stat -> database = Math.max(database, rss(stat)));
            look.metrics().flatMap(Metrics::rssBytes).ifPresent(bytes -> server = Math.max(server, bytes));
        }

        private static long rss(ProcessStat stat) {
            Long bytes = stat.rssBytes();
            return bytes == null ? 0 : bytes;
        }
    }

    /** Everything at one moment. */
    private record Look(
            ProcessStat driver,
            JvmStat driverJvm,
            Optional<ProcessStat> server,
            Optional<ProcessStat> database,
            Optional<Metrics> metrics,
            Optional<MachineStat> machine) {}

    UsageWatch(Target target) {
        this.target = target;
    }

    void open() {
        thread.execute(() -> look(first));
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(this::sample, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close() {
        thread.execute(() -> look(last));
        thread.shutdown();
    }

    /**
     * Waits for the last look.
     *
     * @throws java.util.concurrent.CompletionException where looking failed
     */
    Seen seen() {
        Look begin = first.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        Look end = last.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return new Seen(driver(begin, end), server(begin, end), database(begin, end), busy(begin, end));
    }

    private void look(CompletableFuture<Look> result) {
        try {
            Look look = look(target.metricsUrl() == null ? Optional.empty() : Optional.of(scrape()));
            peaks.add(look);
            result.complete(look);
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void sample() {
        peaks.add(look(Optional.empty()));
    }

    private Look look(Optional<Metrics> metrics) {
        Optional<ProcessHandle> server = Optional.ofNullable(target.pid()).flatMap(ProcessHandle::of);
        return new Look(
                ProcessStat.of(ProcessHandle.current()),
                JvmStat.ofThisProcess(),
                server.map(ProcessStat::of),
                server.map(ProcessStat::ofDescendants),
                metrics,
                MachineStat.now());
    }

    private Metrics scrape() throws IOException {
        if (target.metricsUrl() == null) {
            throw new IllegalStateException("no address of metrics");
        }
        return Metrics.scrape(target.metricsUrl());
    }

    private Usage driver(Look begin, Look end) {
        return usage(
                end.driver().cpuSecondsSince(begin.driver()),
                peaks.driver,
                end.driver().rssBytes(),
                Optional.of(begin.driverJvm()),
                Optional.of(end.driverJvm()));
    }

    private @Nullable Usage server(Look begin, Look end) {
        Optional<Double> cpu = end.server()
                .flatMap(now -> begin.server().map(now::cpuSecondsSince))
                .or(() -> end.metrics()
                        .flatMap(Metrics::cpuSeconds)
                        .flatMap(now ->
                                begin.metrics().flatMap(Metrics::cpuSeconds).map(then -> now - then)));
        Optional<Long> rss =
                end.server().map(ProcessStat::rssBytes).or(() -> end.metrics().flatMap(Metrics::rssBytes));
        return cpu.map(seconds -> usage(
                        seconds,
                        peaks.server,
                        rss.orElse(null),
                        begin.metrics().map(Metrics::jvm),
                        end.metrics().map(Metrics::jvm)))
                .orElse(null);
    }

    private @Nullable Usage database(Look begin, Look end) {
        return end.database()
                .flatMap(now -> begin.database()
                        .map(then -> new Usage(
                                now.cpuSecondsSince(then), known(peaks.database), now.rssBytes(), null, null, null)))
                .orElse(null);
    }

    private static @Nullable Double busy(Look begin, Look end) {
        return end.machine().flatMap(now -> begin.machine().map(now::busySince)).orElse(null);
    }

    private static Usage usage(
            double cpuSeconds, long rssPeak, @Nullable Long rssEnd, Optional<JvmStat> begin, Optional<JvmStat> end) {
        return new Usage(
                cpuSeconds,
                known(rssPeak),
                rssEnd,
                end.map(JvmStat::heapUsedBytes).orElse(null),
                end.flatMap(now -> begin.map(then -> now.gcSeconds() - then.gcSeconds()))
                        .orElse(null),
                end.flatMap(now -> begin.map(then -> now.gcCount() - then.gcCount()))
                        .orElse(null));
    }

    private static @Nullable Long known(long bytes) {
        return bytes == 0 ? null : bytes;
    }
}
