package io.collabboard.cluster.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmCompilationMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * The figures of one node. Those of its process are there from the start; everything else registers its own at {@link
 * #registry}, and {@code docs/operations.md} lists them all.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<MeterBinder> process = List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new JvmCompilationMetrics(),
            new ProcessorMetrics(),
            new ResidentMemory(),
            new FileDescriptorMetrics(),
            new UptimeMetrics(),
            new LogbackMetrics());

    private Metrics() {}

    /** Begins to measure. */
    public static Metrics start() {
        Metrics metrics = new Metrics();
        metrics.process.forEach(meters -> meters.bindTo(metrics.registry));
        return metrics;
    }

    /** Where meters are registered. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All figures as they are now, in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    /** Ends measuring: some meters listen to the JVM and to the log. */
    @Override
    public void close() throws Exception {
        for (MeterBinder meters : process) {
            if (meters instanceof AutoCloseable listening) {
                listening.close();
            }
        }
        registry.close();
    }
}
