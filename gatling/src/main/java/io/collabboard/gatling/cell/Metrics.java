package io.collabboard.gatling.cell;

import java.util.List;
import java.util.Optional;

/** A node's {@code /metrics}, as read: samples in Prometheus' text format. */
record Metrics(List<String> samples) {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    static Metrics of(String text) {
        return new Metrics(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /** Sum of the samples of this name whose labels contain this text; empty where there is none. */
    Optional<Double> sum(String name, String labels) {
        List<Double> values = samples.stream()
                .filter(sample -> sample.startsWith(name + "{") || sample.startsWith(name + " "))
                .filter(sample -> sample.contains(labels))
                .map(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)))
                .toList();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().mapToDouble(Double::doubleValue).sum());
    }

    /** The server's JVM. It tells of pauses only once there was one. */
    JvmStat jvm() {
        return new JvmStat(
                heapBytes().orElse(0L),
                sum("jvm_gc_pause_seconds_sum", "").orElse(0.0),
                sum("jvm_gc_pause_seconds_count", "").orElse(0.0).longValue());
    }

    /** Seconds of processor time that the server's JVM has used since it began. */
    Optional<Double> cpuSeconds() {
        return sum("process_cpu_time_ns_total", "").map(nanos -> nanos / NANOS);
    }

    /** Heap of the server's JVM that is in use, garbage included. */
    Optional<Long> heapBytes() {
        return sum("jvm_memory_used_bytes", "area=\"heap\"").map(Double::longValue);
    }

    /** Seconds that the server's just-in-time compiler has worked since it began, all of its threads together. */
    Optional<Double> compilerSeconds() {
        return sum("jvm_compilation_time_ms_total", "").map(millis -> millis / MILLIS);
    }

    /** Resident memory of the server's JVM. */
    Optional<Long> rssBytes() {
        return sum("process_resident_memory_bytes", "").map(Double::longValue);
    }
}
