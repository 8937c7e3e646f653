package io.collabboard.gatling.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.collabboard.gatling.cell.StallWatch.Look;
import io.collabboard.gatling.cell.StallWatch.Seen;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final int NOBODY = 1;

    @Test
    void looks_are_put_together_as_a_share_and_as_peaks() {
        Seen seen = Seen.of(List.of(
                new Look(Optional.of(0.0), Optional.of(0.0), OptionalLong.of(10)),
                new Look(Optional.of(1.0), Optional.of(900.0), OptionalLong.of(90_000)),
                new Look(Optional.of(2.0), Optional.of(300.0), OptionalLong.empty()),
                new Look(Optional.of(1.0), Optional.of(800.0), OptionalLong.of(80_000)),
                new Look(Optional.empty(), Optional.empty(), OptionalLong.empty())));

        assertThat(seen.heldUp()).hasValue(0.75);
        assertThat(seen.keptBytes()).hasValue(900.0);
        assertThat(seen.kernelBytes()).hasValue(90_000L);
    }

    @Test
    void what_a_server_does_not_tell_is_not_made_up() {
        StallWatch watch = StallWatch.start(new Target(URI.create("http://127.0.0.1:1"), null, null), NOBODY);

        Seen seen = watch.end();

        assertThat(seen.heldUp()).isEmpty();
        assertThat(seen.keptBytes()).isEmpty();
        assertThat(seen.kernelBytes()).isEmpty();
    }

    @Test
    void a_servers_metrics_are_looked_at_at_once_and_at_the_end() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            String figures = first.getCount() == 1
                    ? "collabboard_sessions_stalled 1.0\ncollabboard_kept_bytes 4000.0\n"
                    : "collabboard_sessions_stalled 0.0\ncollabboard_kept_bytes 0.0\n";
            byte[] body = figures.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            first.countDown();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            StallWatch watch = StallWatch.start(new Target(url, url.resolve("/metrics"), null), NOBODY);
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

            Seen seen = watch.end();

            assertThat(seen.heldUp()).hasValue(0.5);
            assertThat(seen.keptBytes()).hasValue(4_000.0);
        } finally {
            server.stop(0);
        }
    }
}
