package io.collabboard.gateway.http;

import static io.collabboard.gateway.http.TestGateway.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthRoutesTest {
    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theCookieOfTheLoginTellsWhoOneIs() {
        gateway.start();
        String cookie = gateway.signIn("Ada");

        HttpResponse<String> me = gateway.get("/api/auth/me", "Cookie", cookie);

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).matches("\\{\"user_id\":\"[0-9a-f-]{36}\",\"name\":\"Ada\",\"color\":\"#[0-9A-F]{6}\"}");
        assertThat(me.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void withoutASessionOneIsNobody() {
        gateway.start();

        assertError(gateway.get("/api/auth/me"), 401, "E_UNAUTHENTICATED", false);
        assertError(
                gateway.get("/api/auth/me", "Cookie", SessionCookie.NAME + "=made-up"),
                401,
                "E_UNAUTHENTICATED",
                false);
        assertError(gateway.post("/api/auth/ws-ticket"), 401, "E_UNAUTHENTICATED", false);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        gateway.start();

        String cookie = loginCookie();

        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void theCookieIsSecureWhenThePublicUrlIs() {
        gateway.settings =
                GatewaySettings.create(DevelopmentLogin.LOOPBACK, WebOrigin.parse("https://board.example"), List.of());
        gateway.start();

        assertThat(loginCookie()).contains("Secure");
    }

    @Test
    void aSignedInPersonGetsATicket() {
        gateway.start();

        HttpResponse<String> response = gateway.post("/api/auth/ws-ticket", "Cookie", gateway.signIn("Ada"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"ticket\":\"[A-Za-z0-9_-]{43}\"}");
    }

    @Test
    void loggingOutEndsTheSessionAndRemovesTheCookie() {
        gateway.start();
        String cookie = gateway.signIn("Ada");

        HttpResponse<String> logout = gateway.post("/api/auth/logout", "Cookie", cookie);

        assertThat(logout.statusCode()).isEqualTo(204);
        assertThat(logout.headers().firstValue("Set-Cookie").orElseThrow())
                .contains(SessionCookie.NAME + "=", "Expires=", "Path=/");
        assertError(gateway.get("/api/auth/me", "Cookie", cookie), 401, "E_UNAUTHENTICATED", false);
    }

    @Test
    void loggingOutWithoutASessionIsNoError() {
        gateway.start();

        assertThat(gateway.post("/api/auth/logout").statusCode()).isEqualTo(204);
    }

    @Test
    void pagesOfOtherSitesCannotPost() {
        gateway.start();
        String cookie = gateway.signIn("Ada");

        for (String path : List.of("/api/auth/ws-ticket", "/api/auth/logout", "/api/dev/login", "/api/dev/ws-ticket")) {
            HttpResponse<String> response =
                    gateway.postJson(path, "{\"name\":\"Eve\"}", "Cookie", cookie, "Origin", "https://evil.example");
            assertError(response, 403, "E_ORIGIN_FORBIDDEN", false);
        }
        assertThat(gateway.get("/api/auth/me", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void ownPagesCanPost() {
        gateway.settings = GatewaySettings.create(
                DevelopmentLogin.LOOPBACK,
                WebOrigin.parse("https://board.example"),
                List.of(WebOrigin.parse("http://localhost:5173").orElseThrow()));
        gateway.start();

        for (String origin : List.of(gateway.origin(), "https://board.example", "http://localhost:5173")) {
            assertThat(gateway.postJson("/api/dev/login", "{\"name\":\"Ada\"}", "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(200);
        }
    }

    private String loginCookie() {
        Optional<String> cookie = gateway.postJson("/api/dev/login", "{\"name\":\"Ada\"}")
                .headers()
                .firstValue("Set-Cookie");
        return cookie.orElseThrow();
    }
}
