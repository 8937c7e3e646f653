package io.collabboard.gatling.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest extends RelayContract {
    private Relay relay;

    @BeforeEach
    void start() throws Exception {
        relay = Relay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Override
    protected URI url() {
        return URI.create(relay.url());
    }

    @Test
    void metricsAreThoseThatTheBenchReadsOfANode() throws Exception {
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url().resolve("/metrics")).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(metrics.body()).contains("jvm_memory_used_bytes{area=\"heap\"} ", "jvm_compilation_time_ms_total ");
    }
}
