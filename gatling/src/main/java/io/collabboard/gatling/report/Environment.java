package io.collabboard.gatling.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a bench ran: what its figures depend on beside the code.
 *
 * @param date when it was observed
 * @param cpuModel as the kernel names it; the architecture where it does not
 * @param cores processors that this process may use
 * @param memoryBytes of the machine, or of the container's limit
 * @param system kernel and distribution
 * @param driverJdk that runs the simulations
 * @param serverJdk that runs the node; null where unknown
 * @param commit of the sources, {@code -dirty} where they were edited; null where unknown
 * @param fdatasyncMicros median time to make 8 KiB durable on the disk of the data directory; null where it failed
 * @param loopbackMicros median round trip of a small message over TCP on this machine; null where it failed
 * @param commandLine that started the bench, as {@link Disclosure} lets it be seen
 * @param settings that differ from their defaults
 * @param warmUp how long the servers were warmed up, and whether their compilers had come to rest; null where unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Environment(
        Instant date,
        String cpuModel,
        int cores,
        long memoryBytes,
        String system,
        String driverJdk,
        @Nullable String serverJdk,
        @Nullable String commit,
        @Nullable Double fdatasyncMicros,
        @Nullable Double loopbackMicros,
        String commandLine,
        Map<String, String> settings,
        @Nullable String warmUp) {
    public Environment {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * Looks at this machine, and measures its disk and its loopback interface for about a second.
     *
     * @param dataDirectory where the node's database is or will be; created where it is absent
     */
    public static Environment observe(Path dataDirectory, List<String> commandLine, Map<String, String> settings) {
        return new Environment(
                Instant.now(),
                Machine.cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                Machine.memoryBytes(),
                Machine.system(),
                Machine.jdk(),
                null,
                Machine.commit(Path.of(System.getProperty("collabboard.home", ""))),
                Probes.fdatasyncMicros(dataDirectory),
                Probes.loopbackMicros(),
                Disclosure.commandLine(commandLine),
                disclosed(settings),
                null);
    }

    private static Map<String, String> disclosed(Map<String, String> settings) {
        Map<String, String> disclosed = new TreeMap<>();
        settings.forEach((name, value) -> disclosed.put(name, Disclosure.urls(value)));
        return disclosed;
    }

    public Environment withServerJdk(String jdk) {
        return with(jdk, warmUp);
    }

    public Environment withWarmUp(String servers) {
        return with(serverJdk, servers);
    }

    private Environment with(@Nullable String jdk, @Nullable String servers) {
        return new Environment(
                date,
                cpuModel,
                cores,
                memoryBytes,
                system,
                driverJdk,
                jdk,
                commit,
                fdatasyncMicros,
                loopbackMicros,
                commandLine,
                settings,
                servers);
    }

    /** For people: label and value, with units, in the order of the report; what is unknown is left out. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Date", date.truncatedTo(ChronoUnit.SECONDS).toString());
        lines.put("Processor", cpuModel + ", " + cores + (cores == 1 ? " core" : " cores"));
        lines.put("Memory", Numbers.text(memoryBytes / (double) (1 << 30)) + " GiB");
        lines.put("System", system);
        lines.put("JDK of the driver", driverJdk);
        put(lines, "JDK of the server", serverJdk);
        put(lines, "Commit", commit);
        put(lines, "Disk, 8 KiB fdatasync p50", micros(fdatasyncMicros));
        put(lines, "Loopback round trip p50", micros(loopbackMicros));
        put(lines, "Warm-up", warmUp);
        lines.put("Command", commandLine);
        settings.forEach((name, value) -> lines.put("Setting " + name, value));
        return lines;
    }

    private static void put(Map<String, String> lines, String label, @Nullable String value) {
        if (value != null) {
            lines.put(label, value);
        }
    }

    private static @Nullable String micros(@Nullable Double value) {
        return value == null ? null : Numbers.text(value) + " µs";
    }
}
