package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.parameterOptional;

import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.account.User;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * {@code GET /api/ws?ticket=}: opens a socket. The ticket is redeemed last, so a request that could not have become a
 * socket anyway does not use it up.
 */
final class SocketRoutes {
    private final AccessGuard guard;
    private final Tickets tickets;
    private final SocketEndpoint endpoint;

    SocketRoutes(AccessGuard guard, Tickets tickets, SocketEndpoint endpoint) {
        this.guard = guard;
        this.tickets = tickets;
        this.endpoint = endpoint;
    }

    Route route() {
        return get(() -> extractRequest(request -> request.getAttribute(AttributeKeys.webSocketUpgrade)
                .map(upgrade -> upgrade(upgrade, client(request)))
                .orElseGet(() -> complete(upgradeRequired()))));
    }

    private Route upgrade(WebSocketUpgrade upgrade, Optional<InetSocketAddress> client) {
        return speaksOurSubprotocol(upgrade)
                ? guard.trustedOrigin(() -> parameterOptional(
                        "ticket", ticket -> onSuccess(redeem(ticket), user -> complete(open(upgrade, user, client)))))
                : complete(ErrorResponses.json(
                        ErrorCode.E_UNSUPPORTED_SUBPROTOCOL,
                        "the WebSocket subprotocol must be " + SocketEndpoint.SUBPROTOCOL));
    }

    private CompletionStage<Optional<User>> redeem(Optional<String> ticket) {
        return ticket.map(tickets::redeem).orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    private HttpResponse open(WebSocketUpgrade upgrade, Optional<User> user, Optional<InetSocketAddress> client) {
        return user.map(u -> endpoint.open(upgrade, u, client))
                .orElseGet(() -> ErrorResponses.json(
                        ErrorCode.E_UNAUTHENTICATED, "the ticket is missing, unknown, used or expired"));
    }

    private static Optional<InetSocketAddress> client(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(
                        remote -> remote.getAddress().map(address -> new InetSocketAddress(address, remote.getPort())));
    }

    private static boolean speaksOurSubprotocol(WebSocketUpgrade upgrade) {
        return StreamSupport.stream(upgrade.getRequestedProtocols().spliterator(), false)
                .anyMatch(SocketEndpoint.SUBPROTOCOL::equals);
    }

    private static HttpResponse upgradeRequired() {
        return ErrorResponses.json(ErrorCode.E_UPGRADE_REQUIRED, "this address speaks WebSocket only")
                .addHeader(RawHeader.create("Upgrade", "websocket"));
    }
}
