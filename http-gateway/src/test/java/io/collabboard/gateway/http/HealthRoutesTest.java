package io.collabboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aNodeThatAnswersIsLive() {
        gateway.readiness = () -> CompletableFuture.completedStage(List.of("journal"));
        gateway.start();

        HttpResponse<String> live = gateway.get("/health/live");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void aNodeWithoutFailingChecksIsReady() {
        gateway.start();

        HttpResponse<String> ready = gateway.get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void aNodeThatIsNotReadyNamesTheChecksThatFail() {
        gateway.readiness = () -> CompletableFuture.completedStage(List.of("journal", "sharding"));
        gateway.start();

        HttpResponse<String> ready = gateway.get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"not_ready\",\"failing\":[\"journal\",\"sharding\"]}");
    }

    @Test
    void checksThatFailToAnswerCountAsFailing() {
        gateway.readiness = () -> CompletableFuture.failedStage(new IllegalStateException("secret detail"));
        gateway.start();

        HttpResponse<String> ready = gateway.get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"not_ready\",\"failing\":[\"readiness\"]}");
    }

    @Test
    void checksThatHangCountAsFailing() {
        gateway.readiness = CompletableFuture::new;
        gateway.start();

        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void probesComeUnderAnyHostName() throws IOException {
        gateway.start();

        assertThat(RawHttp.send(gateway.port(), "GET /health/ready HTTP/1.1", "Host: 10.1.2.3:8080")
                        .status())
                .isEqualTo(200);
    }
}
