package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenServerTest {
    private HttpServer server;
    private URI url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        url = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatIsReadyAndGivesTicketsIsATarget() throws Exception {
        answer("/health/ready", 200, "{\"status\":\"ready\"}");
        answer("/api/dev/ws-ticket", 200, "{\"ticket\":\"t\"}");
        answer("/metrics", 200, "");
        URI metrics = url.resolve("/metrics");

        assertThat(new GivenServer().check(url, metrics)).isEqualTo(new Target(url, metrics, null));
    }

    @Test
    void nobodyThere() {
        server.stop(0);

        assertThatThrownBy(() -> new GivenServer().check(url, null))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessage("nothing serves at " + url);
    }

    @Test
    void notReady() {
        answer("/health/ready", 503, "{\"failing\":[\"journal\"]}");

        assertThatThrownBy(() -> new GivenServer().check(url, null))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContainingAll("not ready", "503", "journal");
    }

    @Test
    void withoutDevelopmentLogin() {
        answer("/health/ready", 200, "");

        assertThatThrownBy(() -> new GivenServer().check(url, null))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("COLLABBOARD_DEV_LOGIN=on");
    }

    @Test
    void withoutMetrics() {
        answer("/health/ready", 200, "");
        answer("/api/dev/ws-ticket", 200, "");

        assertThatThrownBy(() -> new GivenServer().check(url, url.resolve("/metrics")))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("no metrics");
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
