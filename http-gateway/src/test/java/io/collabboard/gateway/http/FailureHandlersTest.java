package io.collabboard.gateway.http;

import static io.collabboard.gateway.http.TestGateway.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gateway.account.AccountStorageException;
import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.DisplayName;
import io.collabboard.gateway.account.User;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureHandlersTest {
    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aDatabaseThatFailsIsNotTheSameAsNoSession() {
        gateway.accounts = new FailingAccounts(
                new AccountStorageException("looking up failed", new SQLException("secret detail")));
        gateway.start();

        HttpResponse<String> me = gateway.get("/api/auth/me", "Cookie", SessionCookie.NAME + "=x");

        assertError(me, 503, "E_DATABASE", true);
        assertThat(me.body()).doesNotContain("secret");
    }

    @Test
    void ourOwnBugsTellNothingOfTheInside() {
        gateway.accounts = new FailingAccounts(new IllegalStateException("secret detail"));
        gateway.start();

        HttpResponse<String> login = gateway.postJson("/api/dev/login", "{\"name\":\"Ada\"}");

        assertError(login, 500, "E_INTERNAL", false);
        assertThat(login.body()).doesNotContain("secret");
    }

    @Test
    void unknownAddressesUnderApiAnswerInJson() {
        gateway.start();

        for (String path : List.of("/api", "/api/", "/api/nothing", "/api/auth/me/more", "/health/nothing")) {
            assertError(gateway.get(path), 404, "E_NOT_FOUND", false);
        }
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        gateway.start();

        HttpResponse<String> get = gateway.get("/api/auth/ws-ticket");
        HttpResponse<String> post = gateway.post("/api/auth/me");
        HttpResponse<String> probe = gateway.post("/health/live");

        assertError(get, 405, "E_METHOD_NOT_ALLOWED", false);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        assertError(post, 405, "E_METHOD_NOT_ALLOWED", false);
        assertThat(post.headers().firstValue("Allow")).contains("GET");
        assertError(probe, 405, "E_METHOD_NOT_ALLOWED", false);
        assertThat(probe.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void aMalformedQueryIsTheClientsMistake() throws IOException {
        gateway.start();

        RawHttp.Answer answer = RawHttp.send(
                gateway.port(),
                "GET /api/ws?ticket=%zz HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: collabboard.v1");

        // Pekko's parser answers this one itself, before any route: in plain text.
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        gateway.start();

        for (String path : List.of("/api/auth/me", "/api/nothing", "/health/live", "/nothing")) {
            assertThat(gateway.get(path).headers().map())
                    .as(path)
                    .containsEntry("Content-Security-Policy", List.of(SecurityHeaders.CONTENT_SECURITY_POLICY))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("Referrer-Policy", List.of("same-origin"))
                    .containsEntry("Cross-Origin-Opener-Policy", List.of("same-origin"));
        }
    }

    private record FailingAccounts(RuntimeException failure) implements Accounts {
        @Override
        public CompletionStage<User> developmentUser(DisplayName name) {
            return CompletableFuture.failedStage(failure);
        }

        @Override
        public CompletionStage<String> openSession(User user) {
            return CompletableFuture.failedStage(failure);
        }

        @Override
        public CompletionStage<Optional<User>> bySession(String token) {
            return CompletableFuture.failedStage(failure);
        }

        @Override
        public CompletionStage<Void> closeSession(String token) {
            return CompletableFuture.failedStage(failure);
        }
    }
}
