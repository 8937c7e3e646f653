package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.mapResponse;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeoutResponse;

import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.Tickets;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/** The whole HTTP surface of a node, to be bound to a port. */
public final class GatewayRoutes {
    private final AccessGuard guard;
    private final AuthRoutes auth;
    private final DevelopmentRoutes development;
    private final SocketRoutes socket;
    private final HealthRoutes health;
    private final WebRoutes web;

    public GatewayRoutes(
            GatewaySettings settings,
            Accounts accounts,
            Tickets tickets,
            SocketEndpoint socketEndpoint,
            Readiness readiness,
            WebFiles webFiles) {
        SessionCookie cookie = new SessionCookie(settings.secureCookies());
        this.guard = new AccessGuard(settings);
        this.auth = new AuthRoutes(guard, cookie, accounts, tickets);
        this.development = new DevelopmentRoutes(settings.developmentLogin(), guard, cookie, accounts, tickets);
        this.socket = new SocketRoutes(guard, tickets, socketEndpoint);
        this.health = new HealthRoutes(readiness);
        this.web = new WebRoutes(webFiles);
    }

    /** Answers every request: nothing is rejected or thrown beyond this route. */
    public Route route() {
        Route all = sealed(all());
        return withRequestTimeoutResponse(
                GatewayRoutes::timedOut, () -> mapResponse(SecurityHeaders::addTo, () -> all));
    }

    private Route all() {
        Route probes = sealed(health.route());
        Route api = uncached(sealed(api()));
        Route site = concat(pathPrefix("api", () -> api), web.route());
        // Probes come from inside, by address; they tell nothing worth guarding.
        return concat(pathPrefix("health", () -> probes), guard.trustedHost(() -> site));
    }

    private Route api() {
        return concat(
                path("ws", socket::route), pathPrefix("auth", auth::route), pathPrefix("dev", development::route));
    }

    // Sealed branch by branch: a rejected method must not fall through to the next branch and gather its methods too.
    private static Route sealed(Route route) {
        return route.seal(FailureHandlers.rejections(), FailureHandlers.exceptions());
    }

    private static Route uncached(Route route) {
        return mapResponse(response -> response.addHeader(RawHeader.create("Cache-Control", "no-store")), () -> route);
    }

    private static HttpResponse timedOut(HttpRequest request) {
        return SecurityHeaders.addTo(ErrorResponses.of(request, ErrorCode.E_TIMEOUT, "no answer in time"));
    }
}
