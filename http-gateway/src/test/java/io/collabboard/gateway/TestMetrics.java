package io.collabboard.gateway;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Figures that nobody looks at. */
public final class TestMetrics {
    private TestMetrics() {}

    public static GatewayMetrics create() {
        return new GatewayMetrics(new SimpleMeterRegistry());
    }
}
