package io.collabboard.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MetricsTest {
    @Test
    @DisplayName("A pause of the garbage collector is counted and timed")
    void pauses() throws Exception {
        try (Metrics metrics = Metrics.start()) {
            System.gc();

            await().until(() -> Scrape.parse(metrics.scrape()).sum("jvm_gc_pause_seconds_count") > 0);
            assertThat(Scrape.parse(metrics.scrape()).names())
                    .contains("jvm_gc_pause_seconds_sum", "jvm_gc_pause_seconds_max");
        }
    }

    @Test
    @DisplayName("Lines of the log are counted by level")
    void logLines() throws Exception {
        try (Metrics metrics = Metrics.start()) {
            LoggerFactory.getLogger(MetricsTest.class).error("a line that a test wants");

            assertThat(Scrape.parse(metrics.scrape()).sum("logback_events_total", "level=\"error\""))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("Metrics that were closed listen to the log no longer")
    void close() throws Exception {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        int before = log.getTurboFilterList().size();
        try (Metrics metrics = Metrics.start()) {
            assertThat(metrics.registry().isClosed()).isFalse();
            assertThat(log.getTurboFilterList()).hasSize(before + 1);
        }

        assertThat(log.getTurboFilterList()).hasSize(before);
    }
}
