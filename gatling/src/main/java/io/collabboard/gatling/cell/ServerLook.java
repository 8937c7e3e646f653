package io.collabboard.gatling.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A look at a server from outside; what it does not tell is null.
 *
 * @param at when, by {@link System#nanoTime}
 * @param cpuSeconds of all threads since it began
 * @param rssBytes resident memory
 * @param heapBytes in use, garbage included
 * @param compilerSeconds that its just-in-time compiler has worked since it began, all of its threads together
 */
public record ServerLook(
        long at,
        @Nullable Double cpuSeconds,
        @Nullable Long rssBytes,
        @Nullable Long heapBytes,
        @Nullable Double compilerSeconds) {
    private static final double NANOS = 1e9;
    private static final int COLLECTION_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * As {@link #at}, when the server has collected its garbage; where it cannot be told to, its heap is null. That needs its
     * process on this machine, and the {@code jcmd} of a JDK.
     */
    public static ServerLook afterCollection(Target target) {
        boolean collected = collect(target.pid());
        ServerLook look = at(target);
        return collected ? look : new ServerLook(look.at, look.cpuSeconds, look.rssBytes, null, look.compilerSeconds);
    }

    /** Processors that it used from this look to a later one; empty where it does not tell. */
    public OptionalDouble coresUntil(ServerLook later) {
        return cpuSeconds == null || later.cpuSeconds == null
                ? OptionalDouble.empty()
                : OptionalDouble.of((later.cpuSeconds - cpuSeconds) * NANOS / (later.at - at));
    }

    /** Processors that its just-in-time compiler used from this look to a later one; empty where it does not tell. */
    public OptionalDouble compilerCoresUntil(ServerLook later) {
        return compilerSeconds == null || later.compilerSeconds == null
                ? OptionalDouble.empty()
                : OptionalDouble.of((later.compilerSeconds - compilerSeconds) * NANOS / (later.at - at));
    }

    private static boolean collect(@Nullable Long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (pid == null || !Files.isExecutable(jcmd)) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(jcmd.toString(), pid.toString(), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(COLLECTION_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the metrics, up to five seconds. */
    public static ServerLook at(Target target) {
        Optional<ProcessHandle> process = Optional.ofNullable(target.pid()).flatMap(ProcessHandle::of);
        Optional<ProcessStat> stat = process.map(ProcessStat::of);
        Optional<Metrics> metrics = Optional.ofNullable(target.metricsUrl())
                .flatMap(url -> new MetricsSource(url, PATIENCE).read().join().metrics());
        return new ServerLook(
                System.nanoTime(),
                stat.map(ProcessStat::cpuSeconds)
                        .or(() -> metrics.flatMap(Metrics::cpuSeconds))
                        .orElse(null),
                stat.map(ProcessStat::rssBytes)
                        .or(() -> metrics.flatMap(Metrics::rssBytes))
                        .orElse(null),
                metrics.flatMap(Metrics::heapBytes).orElse(null),
                metrics.flatMap(Metrics::compilerSeconds).orElse(null));
    }
}
