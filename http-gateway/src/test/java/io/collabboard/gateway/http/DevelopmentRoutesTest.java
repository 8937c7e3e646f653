package io.collabboard.gateway.http;

import static io.collabboard.gateway.http.TestGateway.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentRoutesTest {
    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aNameIsEnoughForATicketAndTheSameNameIsTheSameUser() {
        gateway.start();

        HttpResponse<String> first = gateway.postJson("/api/dev/ws-ticket", "{\"name\":\"Ada\"}");
        HttpResponse<String> second = gateway.postJson("/api/dev/ws-ticket", "{\"name\":\" Ada \"}");

        assertThat(first.body()).matches("\\{\"ticket\":\"[A-Za-z0-9_-]{43}\",\"user_id\":\"[0-9a-f-]{36}\"}");
        assertThat(userId(second)).isEqualTo(userId(first));
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void switchedOffItDoesNotExist() {
        gateway.settings = GatewaySettings.create(DevelopmentLogin.OFF, Optional.empty(), List.of());
        gateway.start();

        assertError(gateway.postJson("/api/dev/login", "{\"name\":\"Ada\"}"), 404, "E_NOT_FOUND", false);
        assertError(gateway.postJson("/api/dev/ws-ticket", "{\"name\":\"Ada\"}"), 404, "E_NOT_FOUND", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":null}", "{\"name\":\"  \"}", "{\"name\":\"a\\u0000b\"}"})
    void aNameThatBreaksTheRulesIsRefused(String json) {
        gateway.start();

        assertError(gateway.postJson("/api/dev/login", json), 400, "E_INVALID_ARGUMENT", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "\"Ada\"", "{\"name\":5}", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}"})
    void whatIsNotTheExpectedJsonIsRefused(String json) {
        gateway.start();

        assertError(gateway.postJson("/api/dev/login", json), 400, "E_MALFORMED_JSON", false);
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        gateway.start();

        HttpResponse<String> response = gateway.send(gateway.request("/api/dev/login")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ada\"}")));

        assertError(response, 415, "E_UNSUPPORTED_MEDIA_TYPE", false);
    }

    @Test
    void aBodyOfMoreThanFourKibibytesIsRefused() {
        gateway.start();
        String largest = "{\"name\":\"Ada\"}" + " ".repeat(4096 - 14);

        assertThat(gateway.postJson("/api/dev/login", largest).statusCode()).isEqualTo(200);
        assertError(gateway.postJson("/api/dev/login", largest + " "), 413, "E_BODY_TOO_LARGE", false);
    }

    @Test
    void aBodyOfUnknownLengthIsLimitedToo() throws IOException {
        gateway.start();

        RawHttp.Answer answer = RawHttp.send(
                gateway.port(),
                "POST /api/dev/login HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "1001",
                " ".repeat(4097),
                "0");

        assertError(answer, 413, "E_BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "127.evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
    void onLoopbackAForeignHostNameIsRefused(String host) throws IOException {
        gateway.start();

        RawHttp.Answer answer = RawHttp.send(gateway.port(), "GET /api/auth/me HTTP/1.1", "Host: " + host);

        assertError(answer, 421, "E_HOST_FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.1.2.3:99",
                "[::1]",
                "[::1]:8080",
                "board.example"
            })
    void onLoopbackLoopbackNamesAndThePublicOneAreServed(String host) throws IOException {
        gateway.settings =
                GatewaySettings.create(DevelopmentLogin.LOOPBACK, WebOrigin.parse("https://board.example"), List.of());
        gateway.start();

        RawHttp.Answer answer = RawHttp.send(gateway.port(), "GET /api/auth/me HTTP/1.1", "Host: " + host);

        assertError(answer, 401, "E_UNAUTHENTICATED");
    }

    @Test
    void switchedOnExplicitlyEveryHostNameIsServed() throws IOException {
        gateway.settings = GatewaySettings.create(DevelopmentLogin.EVERYWHERE, Optional.empty(), List.of());
        gateway.start();

        RawHttp.Answer answer = RawHttp.send(gateway.port(), "GET /api/auth/me HTTP/1.1", "Host: load-test");

        assertError(answer, 401, "E_UNAUTHENTICATED");
    }

    private static String userId(HttpResponse<String> response) {
        return response.body().split("\"user_id\":\"", 2)[1];
    }
}
