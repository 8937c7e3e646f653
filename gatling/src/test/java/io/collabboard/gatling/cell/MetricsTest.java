package io.collabboard.gatling.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SAMPLES = """
            # HELP jvm_memory_used_bytes The amount of used memory
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 5000000
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0E7
            jvm_gc_pause_seconds_count{action="end of minor GC",cause="Allocation Failure"} 3
            jvm_gc_pause_seconds_sum{action="end of minor GC",cause="Allocation Failure"} 0.021
            jvm_gc_pause_seconds_count{action="end of major GC",cause="Metadata"} 1
            jvm_gc_pause_seconds_sum{action="end of major GC",cause="Metadata"} 0.079
            process_cpu_time_ns_total 2.5E9
            process_resident_memory_bytes 4.0E8
            """;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/silence", exchange -> {});
        server.createContext("/metrics", exchange -> {
            byte[] body = SAMPLES.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private MetricsSource.Answer read(String path, Duration patience) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new MetricsSource(url, patience).read().join();
    }

    @Test
    void the_samples_of_a_name_are_summed() {
        Metrics metrics = read("/metrics", PATIENCE).metrics().orElseThrow();

        assertThat(metrics.jvm()).isEqualTo(new JvmStat(20_000_000, 0.1, 4));
        assertThat(metrics.cpuSeconds()).contains(2.5);
        assertThat(metrics.rssBytes()).contains(400_000_000L);
        assertThat(metrics.sum("jvm_memory_used", ""))
                .as("a name is the whole name")
                .isEmpty();
    }

    @Test
    void an_address_without_metrics_is_a_failure() {
        MetricsSource.Answer answer = read("/nothing", PATIENCE);

        assertThat(answer.metrics()).isEmpty();
        assertThat(answer.failure()).hasValueSatisfying(why -> assertThat(why).startsWith("HTTP 404 from http://"));
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for() {
        MetricsSource.Answer answer = read("/silence", Duration.ofMillis(100));

        assertThat(answer.metrics()).isEmpty();
        assertThat(answer.failure()).contains("java.util.concurrent.TimeoutException");
    }
}
