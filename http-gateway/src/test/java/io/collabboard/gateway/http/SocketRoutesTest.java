package io.collabboard.gateway.http;

import static io.collabboard.gateway.http.TestGateway.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.gateway.account.InMemoryTickets;
import io.collabboard.gateway.account.User;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketRoutesTest {
    private static final User ADA = new User("0190b5a0-0000-7000-8000-000000000001", "Ada", "#283593");

    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aTicketOpensASocketThatCarriesBytesBothWays() {
        CompletableFuture<User> opened = new CompletableFuture<>();
        gateway.socketEndpoint = (upgrade, user, client) -> {
            opened.complete(user);
            return TestGateway.echo(upgrade);
        };
        gateway.start();
        FirstMessage first = new FirstMessage();

        WebSocket socket = connect(issue(), first);
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();

        assertThat(socket.getSubprotocol()).isEqualTo("collabboard.v1");
        assertThat(first.received.orTimeout(10, TimeUnit.SECONDS).join()).containsExactly(1, 2, 3);
        assertThat(opened.join()).isEqualTo(ADA);
        socket.abort();
    }

    @Test
    void aTicketOpensOneSocketOnly() throws IOException {
        gateway.start();
        String ticket = issue();
        connect(ticket, new FirstMessage()).abort();

        assertThatThrownBy(() -> connect(ticket, new FirstMessage())).isInstanceOf(CompletionException.class);
        assertError(upgrade(ticket), 401, "E_UNAUTHENTICATED");
    }

    @Test
    void anExpiredTicketOpensNothing() throws IOException {
        gateway.tickets = new InMemoryTickets().withLifetime(Duration.ZERO);
        gateway.start();

        assertError(upgrade(issue()), 401, "E_UNAUTHENTICATED");
    }

    @Test
    void noTicketOrAMadeUpOneOpensNothing() throws IOException {
        gateway.start();

        assertError(upgrade("made-up"), 401, "E_UNAUTHENTICATED");
        assertError(upgrade(""), 401, "E_UNAUTHENTICATED");
        assertError(send("/api/ws", "Sec-WebSocket-Protocol: collabboard.v1"), 401, "E_UNAUTHENTICATED");
    }

    @Test
    void withoutOurSubprotocolTheTicketIsRefusedButKept() throws IOException {
        gateway.start();
        String ticket = issue();

        RawHttp.Answer without = send("/api/ws?ticket=" + ticket, "X-Nothing: 1");
        RawHttp.Answer other = send("/api/ws?ticket=" + ticket, "Sec-WebSocket-Protocol: collabboard.v0");

        assertError(without, 400, "E_UNSUPPORTED_SUBPROTOCOL");
        assertError(other, 400, "E_UNSUPPORTED_SUBPROTOCOL");
        assertThat(other.body()).contains("collabboard.v1");
        connect(ticket, new FirstMessage()).abort();
    }

    @Test
    void ourSubprotocolMayBeOneOfSeveral() throws IOException {
        gateway.start();

        RawHttp.Answer answer =
                send("/api/ws?ticket=" + issue(), "Sec-WebSocket-Protocol: collabboard.v2, collabboard.v1");

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.headers()).containsEntry("sec-websocket-protocol", "collabboard.v1");
    }

    @Test
    void anOrdinaryRequestIsToldToUpgradeAndTheTicketIsKept() {
        gateway.start();
        String ticket = issue();

        var response = gateway.get("/api/ws?ticket=" + ticket);

        assertError(response, 426, "E_UPGRADE_REQUIRED", false);
        assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
        connect(ticket, new FirstMessage()).abort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost",
                "http://localhost:8081",
                "http://user@localhost:8080",
                "http://localhost:8080.evil.example",
                "ftp://localhost:8080",
                "nonsense"
            })
    void pagesOfOtherSitesOpenNothingAndTheTicketIsKept(String origin) throws IOException {
        gateway.start();
        String ticket = issue();

        RawHttp.Answer answer = upgrade(ticket, "Origin: " + origin);

        assertError(answer, 403, "E_ORIGIN_FORBIDDEN");
        connect(ticket, new FirstMessage()).abort();
    }

    @Test
    void twoOriginsAreNone() throws IOException {
        gateway.start();

        RawHttp.Answer answer = upgrade(issue(), "Origin: http://localhost:8080", "Origin: http://localhost:8080");

        assertError(answer, 403, "E_ORIGIN_FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "HTTP://LOCALHOST:8080",
                "https://localhost:8080",
                "https://board.example",
                "https://board.example:443",
                "http://other.example"
            })
    void ownPagesOpenSockets(String origin) throws IOException {
        gateway.settings = GatewaySettings.create(
                DevelopmentLogin.LOOPBACK,
                WebOrigin.parse("https://board.example/"),
                List.of(WebOrigin.parse("http://other.example:80").orElseThrow()));
        gateway.start();

        assertThat(upgrade(issue(), "Origin: " + origin).status()).isEqualTo(101);
    }

    @Test
    void anEndpointThatFailsIsOurFault() throws IOException {
        gateway.socketEndpoint = (upgrade, user, client) -> {
            throw new IllegalStateException("secret detail");
        };
        gateway.start();

        RawHttp.Answer answer = upgrade(issue());

        assertError(answer, 500, "E_INTERNAL");
        assertThat(answer.body()).doesNotContain("secret");
    }

    private String issue() {
        return gateway.tickets.issue(ADA).toCompletableFuture().join();
    }

    private WebSocket connect(String ticket, WebSocket.Listener listener) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(SocketEndpoint.SUBPROTOCOL)
                .buildAsync(gateway.socketAddress(ticket), listener)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private RawHttp.Answer upgrade(String ticket, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Sec-WebSocket-Protocol: collabboard.v1";
        return send("/api/ws?ticket=" + ticket, all);
    }

    private RawHttp.Answer send(String path, String... headers) throws IOException {
        List<String> head = new ArrayList<>(List.of(
                "GET " + path + " HTTP/1.1",
                "Host: localhost:8080",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        head.addAll(List.of(headers));
        return RawHttp.send(gateway.port(), head.toArray(String[]::new));
    }

    private static final class FirstMessage implements WebSocket.Listener {
        private final CompletableFuture<byte[]> received = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            received.complete(bytes);
            return CompletableFuture.completedStage(null);
        }
    }
}
