package io.collabboard.gatling.cell;

import io.collabboard.gatling.cell.MetricsSource.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at driver, server, database and machine when the window opens, while it is open and when it closes. The server's
 * metrics are asked for after the look and waited for by nobody, so that a slow answer makes no look late.
 */
final class UsageWatch {
    private static final long SAMPLE_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 30;
    private static final Duration METRICS_PATIENCE = Duration.ofSeconds(5);

    /** The looks may be this share of the window closer together, or further apart, than it was long. */
    private static final double MAX_DEVIATION = 0.2;

    private final Target target;
    private final Optional<MetricsSource> source;
    private final Peaks peaks = new Peaks();
    private final CompletableFuture<Look> first = new CompletableFuture<>();
    private final CompletableFuture<Look> last = new CompletableFuture<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "usage-watch");
        watching.setDaemon(true);
        return watching;
    });
    private volatile long opened;
    private volatile long closed;

    /**
     * What was seen between open and close.
     *
     * @param warnings why that is less than it should be, in sentences
     */
    record Seen(
            Usage driver,
            @Nullable Usage server,
            @Nullable Usage database,
            @Nullable Double machineBusy,
            List<String> warnings) {}

    /** Most memory seen. Belongs to the watch's thread until the last look is there. */
    private static final class Peaks {
        private long driver;
        private long server;
        private long database;

        void add(Look look) {
            driver = Math.max(driver, rss(look.driver()));
            look.server().ifPresent(stat -> server = Math.max(server, rss(stat)));
            look.database().ifPresent(stat -> database = Math.max(database, rss(stat)));
        }

        private static long rss(ProcessStat stat) {
            Long bytes = stat.rssBytes();
            return bytes == null ? 0 : bytes;
        }
    }

    /**
     * Everything at one moment, but for the metrics, which are of soon after.
     *
     * @param at when, by {@link System#nanoTime}
     */
    private record Look(
            long at,
            ProcessStat driver,
            JvmStat driverJvm,
            Optional<ProcessStat> server,
            Optional<ProcessStat> database,
            Optional<MachineStat> machine,
            CompletableFuture<Answer> asked) {
        Answer answer() {
            return asked.join();
        }

        Optional<Metrics> metrics() {
            return answer().metrics();
        }
    }

    UsageWatch(Target target) {
        this.target = target;
        this.source = Optional.ofNullable(target.metricsUrl()).map(url -> new MetricsSource(url, METRICS_PATIENCE));
    }

    void open() {
        opened = System.nanoTime();
        thread.execute(() -> look(first));
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(this::sample, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = System.nanoTime();
        thread.execute(() -> look(last));
        thread.shutdown();
    }

    /**
     * Waits for the last look, and for the metrics.
     *
     * @throws java.util.concurrent.CompletionException where looking failed
     */
    Seen seen() {
        Look begin = first.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        Look end = last.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return new Seen(
                driver(begin, end),
                server(begin, end),
                database(begin, end),
                busy(begin, end),
                warnings(begin, end, closed - opened));
    }

    private void look(CompletableFuture<Look> result) {
        try {
            Look look = look(source);
            peaks.add(look);
            result.complete(look);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void sample() {
        peaks.add(look(Optional.empty()));
    }

    /** The metrics are asked for last: what the answer costs the server is not in the look that it belongs to. */
    private Look look(Optional<MetricsSource> asking) {
        Optional<ProcessHandle> server = Optional.ofNullable(target.pid()).flatMap(ProcessHandle::of);
        return new Look(
                System.nanoTime(),
                ProcessStat.of(ProcessHandle.current()),
                JvmStat.ofThisProcess(),
                server.map(ProcessStat::of),
                server.map(ProcessStat::ofDescendants),
                MachineStat.now(),
                asking.map(MetricsSource::read).orElseGet(() -> CompletableFuture.completedFuture(Answer.NONE)));
    }

    private static List<String> warnings(Look begin, Look end, long window) {
        List<String> warnings = new ArrayList<>();
        Stream.of(begin, end)
                .flatMap(look -> look.answer().failure().stream())
                .findFirst()
                .ifPresent(why -> warnings.add("the server's metrics could not be read: " + why));
        deviation("processor time was", end.at() - begin.at(), window).ifPresent(warnings::add);
        if (end.server().isEmpty()
                && begin.metrics().isPresent()
                && end.metrics().isPresent()) {
            long between = end.answer().at() - begin.answer().at();
            deviation("the server's processor time was", between, window).ifPresent(warnings::add);
        }
        return List.copyOf(warnings);
    }

    /** A warning where what is said to be of the window is of an interval that was much longer or shorter, in nanoseconds. */
    static Optional<String> deviation(String what, long interval, long window) {
        return Math.abs(interval - window) <= MAX_DEVIATION * window
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s counted over %.3f s, but the window was %.3f s long",
                        what,
                        interval / 1e9,
                        window / 1e9));
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
                        Math.max(peaks.server, Math.max(rssBytes(begin), rssBytes(end))),
                        rss.orElse(null),
                        begin.metrics().map(Metrics::jvm),
                        end.metrics().map(Metrics::jvm)))
                .orElse(null);
    }

    private static long rssBytes(Look look) {
        return look.metrics().flatMap(Metrics::rssBytes).orElse(0L);
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
