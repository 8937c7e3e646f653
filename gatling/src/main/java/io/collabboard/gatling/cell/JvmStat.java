package io.collabboard.gatling.cell;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * A look at a JVM.
 *
 * @param gcSeconds of pauses since it began
 * @param gcCount collections since it began
 */
record JvmStat(long heapUsedBytes, double gcSeconds, long gcCount) {
    static JvmStat ofThisProcess() {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new JvmStat(heap, millis / 1e3, count);
    }
}
