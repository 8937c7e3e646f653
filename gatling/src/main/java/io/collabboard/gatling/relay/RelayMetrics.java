package io.collabboard.gatling.relay;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** The figures of its JVM, by the names that a node has for them. */
final class RelayMetrics {
    private RelayMetrics() {}

    static String scrape() {
        long pauses = 0;
        double pauseMillis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            pauses += Math.max(0, collector.getCollectionCount());
            pauseMillis += Math.max(0, collector.getCollectionTime());
        }
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return sample(
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
                + sample("jvm_gc_pause_seconds_sum", pauseMillis / 1e3)
                + sample("jvm_gc_pause_seconds_count", pauses)
                + sample("jvm_compilation_time_ms_total", compiler == null ? 0 : compiler.getTotalCompilationTime());
    }

    private static String sample(String name, Number value) {
        return name + " " + value + "\n";
    }
}
