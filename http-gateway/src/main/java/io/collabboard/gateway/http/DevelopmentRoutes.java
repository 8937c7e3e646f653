package io.collabboard.gateway.http;

import static io.collabboard.gateway.http.JsonBody.jsonBody;
import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.DisplayName;
import io.collabboard.gateway.account.InvalidNameException;
import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.account.User;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code /api/dev}: signing in by saying a name. Where the development login is off these addresses do not exist (404, not
 * 403): a server in earnest use has no second door, not even a locked one.
 */
final class DevelopmentRoutes {
    private final DevelopmentLogin login;
    private final AccessGuard guard;
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final Tickets tickets;

    DevelopmentRoutes(
            DevelopmentLogin login, AccessGuard guard, SessionCookie cookie, Accounts accounts, Tickets tickets) {
        this.login = login;
        this.guard = guard;
        this.cookie = cookie;
        this.accounts = accounts;
        this.tickets = tickets;
    }

    Route route() {
        if (login == DevelopmentLogin.OFF) {
            return reject();
        }
        return concat(
                path("login", () -> post(() -> guard.trustedOrigin(() -> namedUser(this::signIn)))),
                path("ws-ticket", () -> post(() -> guard.trustedOrigin(() -> namedUser(this::ticket)))));
    }

    private Route signIn(User user) {
        return onSuccess(
                accounts.openSession(user),
                token -> cookie.set(token, () -> complete(Json.response(StatusCodes.OK, UserBody.of(user)))));
    }

    private Route ticket(User user) {
        return onSuccess(
                tickets.issue(user),
                ticket -> complete(Json.response(StatusCodes.OK, new DevelopmentTicketBody(ticket, user.id()))));
    }

    private Route namedUser(Function<User, Route> inner) {
        return jsonBody(NameBody.class, body -> {
            DisplayName name;
            try {
                name = new DisplayName(body.name() == null ? "" : body.name());
            } catch (InvalidNameException e) {
                return complete(ErrorResponses.json(ErrorCode.E_INVALID_ARGUMENT, e.reason()));
            }
            return onSuccess(accounts.developmentUser(name), inner);
        });
    }
}
