package io.collabboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.InMemoryAccounts;
import io.collabboard.gateway.account.InMemoryTickets;
import io.collabboard.gateway.account.Tickets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;

/** A real server on a free loopback port with parts in memory; its sockets send back what they get. */
final class TestGateway implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GatewaySettings settings = GatewaySettings.create(DevelopmentLogin.LOOPBACK, Optional.empty(), List.of());
    Accounts accounts = new InMemoryAccounts();
    Tickets tickets = new InMemoryTickets();
    SocketEndpoint socketEndpoint = (upgrade, user, client) -> echo(upgrade);
    Readiness readiness = () -> CompletableFuture.completedStage(List.of());
    WebFiles webFiles = WebFiles.load(TestGateway.class.getClassLoader(), "no-web-client-here/");

    private final ActorSystem system = ActorSystem.create("gateway-test");
    private Optional<ServerBinding> binding = Optional.empty();

    static org.apache.pekko.http.javadsl.model.HttpResponse echo(WebSocketUpgrade upgrade) {
        return upgrade.handleMessagesWith(Flow.<Message>create(), SocketEndpoint.SUBPROTOCOL);
    }

    TestGateway start() {
        GatewayRoutes routes = new GatewayRoutes(settings, accounts, tickets, socketEndpoint, readiness, webFiles);
        binding = Optional.of(Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(routes.route())
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join());
        return this;
    }

    int port() {
        return binding.orElseThrow().localAddress().getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    URI socketAddress(String ticket) {
        return URI.create("ws://127.0.0.1:" + port() + "/api/ws?ticket=" + ticket);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> postJson(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    byte[] sendForBytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Signs in through the development login and returns the request header that carries the session. */
    String signIn(String name) {
        HttpResponse<String> response = postJson("/api/dev/login", "{\"name\":\"" + name + "\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    static void assertError(HttpResponse<String> response, int status, String code, boolean retryable) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertError(response.statusCode(), response.body(), status, code, retryable);
    }

    static void assertError(RawHttp.Answer answer, int status, String code) {
        assertError(answer.status(), answer.body(), status, code, false);
    }

    private static void assertError(int actualStatus, String body, int status, String code, boolean retryable) {
        assertThat(body)
                .matches("\\{\"error\":\\{\"code\":\"" + code + "\",\"message\":\"[^\"]+\",\"retryable\":" + retryable
                        + "}}");
        assertThat(actualStatus).isEqualTo(status);
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
