package io.collabboard.cluster.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that the process holds, which is more than its heap. Only Linux tells. */
final class ResidentMemory implements MeterBinder {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "VmRSS:";
    private static final int KIB = 1_024;

    @Override
    public void bindTo(MeterRegistry registry) {
        if (Files.isReadable(STATUS)) {
            Gauge.builder("process.resident.memory", ResidentMemory::bytes)
                    .description("Memory of the process that is in RAM")
                    .baseUnit(BaseUnits.BYTES)
                    .register(registry);
        }
    }

    /** The kernel writes {@code VmRSS:   123456 kB}. */
    private static double bytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(LINE))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kib -> Double.parseDouble(kib) * KIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
