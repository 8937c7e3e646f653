package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.account.User;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/** {@code /api/auth}: what a signed-in person can do about the own session. */
final class AuthRoutes {
    private final AccessGuard guard;
    private final SessionCookie cookie;
    private final Accounts accounts;
    private final Tickets tickets;

    AuthRoutes(AccessGuard guard, SessionCookie cookie, Accounts accounts, Tickets tickets) {
        this.guard = guard;
        this.cookie = cookie;
        this.accounts = accounts;
        this.tickets = tickets;
    }

    Route route() {
        return concat(
                path(
                        "me",
                        () -> get(() -> signedIn(user -> complete(Json.response(StatusCodes.OK, UserBody.of(user)))))),
                path("ws-ticket", () -> post(() -> guard.trustedOrigin(() -> signedIn(this::ticket)))),
                path("logout", () -> post(() -> guard.trustedOrigin(this::logout))));
    }

    private Route ticket(User user) {
        return onSuccess(
                tickets.issue(user), ticket -> complete(Json.response(StatusCodes.OK, new TicketBody(ticket))));
    }

    private Route logout() {
        return cookie.token(token ->
                onSuccess(close(token), closed -> cookie.clear(() -> complete(StatusCodes.NO_CONTENT))));
    }

    private CompletionStage<Optional<String>> close(Optional<String> token) {
        return token.map(t -> accounts.closeSession(t).thenApply(closed -> token))
                .orElseGet(() -> CompletableFuture.completedStage(token));
    }

    private Route signedIn(Function<User, Route> inner) {
        return cookie.token(token -> onSuccess(
                userOf(token),
                user -> user.map(inner)
                        .orElseGet(() -> complete(ErrorResponses.json(ErrorCode.E_UNAUTHENTICATED, "sign in first")))));
    }

    private CompletionStage<Optional<User>> userOf(Optional<String> token) {
        return token.map(accounts::bySession).orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }
}
