package io.collabboard.gatling.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A look at processes.
 *
 * @param cpu what each has used since it began, by process id
 * @param rssBytes their resident memory; shared memory counts once; null where the system does not tell
 */
record ProcessStat(Map<Long, Duration> cpu, @Nullable Long rssBytes) {
    private static final Path PROC = Path.of("/proc");
    private static final long KIB = 1024;

    static ProcessStat of(ProcessHandle process) {
        return of(List.of(process));
    }

    static ProcessStat ofDescendants(ProcessHandle process) {
        return of(process.descendants().toList());
    }

    private static ProcessStat of(List<ProcessHandle> processes) {
        Map<Long, Duration> cpu = processes.stream()
                .collect(Collectors.toMap(
                        ProcessHandle::pid, one -> one.info().totalCpuDuration().orElse(Duration.ZERO)));
        return new ProcessStat(cpu, rss(processes));
    }

    /** Seconds of processor time used between an earlier look and this one, by processes that are there now. */
    double cpuSecondsSince(ProcessStat earlier) {
        return cpu.entrySet().stream()
                .mapToDouble(
                        one -> seconds(one.getValue()) - seconds(earlier.cpu.getOrDefault(one.getKey(), Duration.ZERO)))
                .sum();
    }

    /** Seconds of processor time used since they began. */
    double cpuSeconds() {
        return cpu.values().stream().mapToDouble(ProcessStat::seconds).sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static @Nullable Long rss(List<ProcessHandle> processes) {
        if (!Files.isDirectory(PROC)) {
            return null;
        }
        List<Map<String, Long>> statuses =
                processes.stream().map(ProcessStat::status).toList();
        return sum(statuses, status -> status.getOrDefault("RssAnon", 0L) + status.getOrDefault("RssFile", 0L))
                + statuses.stream()
                        .mapToLong(status -> status.getOrDefault("RssShmem", 0L))
                        .max()
                        .orElse(0);
    }

    private static long sum(List<Map<String, Long>> statuses, Function<Map<String, Long>, Long> what) {
        return statuses.stream().mapToLong(what::apply).sum();
    }

    /** The sizes in {@code /proc/PID/status}, in bytes; none for a process that has ended meanwhile. */
    private static Map<String, Long> status(ProcessHandle process) {
        try (Stream<String> lines =
                Files.lines(PROC.resolve(Long.toString(process.pid())).resolve("status"))) {
            return lines.filter(line -> line.endsWith(" kB"))
                    .map(line -> line.split("[:\\s]+"))
                    .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1]) * KIB));
        } catch (IOException | UncheckedIOException e) {
            return Map.of();
        }
    }
}
