package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.relay.RelayContract;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay on Node.js does what the other one does. */
class WsRelayIT extends RelayContract {
    private static final Path HOME = Path.of(System.getProperty("collabboard.home"));
    private static final Cleanup CLEANUP = new Cleanup();

    @TempDir
    static Path directory;

    private static Target relay;

    @BeforeAll
    static void start() throws Exception {
        relay = OwnServer.reference(Subject.WS, HOME, directory, CLEANUP);
    }

    @AfterAll
    static void stop() {
        long pid = relay.pid();
        CLEANUP.close();
        assertThat(ProcessHandle.of(pid)).as("the relay's process").isEmpty();
    }

    @Override
    protected URI url() {
        return relay.url();
    }

    @Test
    void metricsAreThoseThatTheBenchReadsOfANode() throws Exception {
        HttpResponse<String> metrics = askingForHttp2(HttpRequest.newBuilder(url().resolve("/metrics")));

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("jvm_memory_used_bytes{area=\"heap\"} ", "jvm_gc_pause_seconds_count ")
                .doesNotContain("compilation");
    }

    @Test
    void whoAsksForHttp2IsGivenATicketAllTheSame() throws Exception {
        HttpResponse<String> ticket = askingForHttp2(HttpRequest.newBuilder(url().resolve("/api/dev/ws-ticket"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"somebody\"}")));

        assertThat(ticket.statusCode()).isEqualTo(200);
        assertThat(ticket.body()).contains("\"ticket\":", "\"user_id\":");
    }

    private static HttpResponse<String> askingForHttp2(HttpRequest.Builder request) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatIsNotOfTheWireEndsItsSocketAlone() throws Exception {
        try (BoardClient other = BoardClient.connect(url(), DevTickets.of(url(), "somebody"), event -> {})
                .join()) {
            assertThat(closeCodeAfter(new byte[] {1, 2, 3})).isEqualTo(1007);
            Frame updateWithoutObject = Frame.newBuilder()
                    .setSyscall(Syscall.OBJECT_UPDATE)
                    .setStatus(Status.REQUEST)
                    .build();
            assertThat(closeCodeAfter(Frames.newBuilder()
                            .addFrames(updateWithoutObject)
                            .build()
                            .toByteArray()))
                    .isEqualTo(1007);
            assertThat(other.disconnected()).isNotDone();
        }
    }

    private int closeCodeAfter(byte[] message) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(BoardClient.SUBPROTOCOL)
                .buildAsync(URI.create(url().toString().replace("http:", "ws:") + "/api/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket closed, int status, String reason) {
                        code.complete(status);
                        return null;
                    }
                })
                .join();
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
        return code.get(10, TimeUnit.SECONDS);
    }
}
