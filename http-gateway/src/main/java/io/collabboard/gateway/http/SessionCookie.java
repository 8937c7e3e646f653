package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.deleteCookie;
import static org.apache.pekko.http.javadsl.server.Directives.optionalCookie;
import static org.apache.pekko.http.javadsl.server.Directives.setCookie;

import io.collabboard.gateway.account.Accounts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.headers.HttpCookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.SameSite;
import org.apache.pekko.http.javadsl.server.Route;

/** The cookie that carries a session's token: out of reach of scripts, and of posts from other sites. */
final class SessionCookie {
    static final String NAME = "collabboard_session";

    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    /** Gives the token, if the request has one. */
    Route token(Function<Optional<String>, Route> inner) {
        return optionalCookie(NAME, cookie -> inner.apply(cookie.map(HttpCookiePair::value)));
    }

    Route set(String token, Supplier<Route> inner) {
        return setCookie(cookie(token).withMaxAge(Accounts.SESSION_LIFETIME.toSeconds()), inner);
    }

    Route clear(Supplier<Route> inner) {
        return deleteCookie(cookie(""), inner);
    }

    private HttpCookie cookie(String value) {
        return HttpCookie.create(NAME, value)
                .withPath("/")
                .withHttpOnly(true)
                .withSecure(secure)
                .withSameSite(SameSite.Lax);
    }
}
