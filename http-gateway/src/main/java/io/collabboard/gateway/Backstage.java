package io.collabboard.gateway;

import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.http.GatewayRoutes;
import io.collabboard.gateway.http.GatewaySettings;
import io.collabboard.gateway.http.Readiness;
import io.collabboard.gateway.http.SocketEndpoint;
import io.collabboard.gateway.http.WebFiles;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.session.BoardLists;
import io.collabboard.gateway.session.BoardService;
import io.collabboard.gateway.session.SessionSettings;
import io.collabboard.gateway.session.Sessions;
import io.collabboard.gateway.session.SocketFlow;
import io.collabboard.gateway.socket.SocketWriters;
import io.collabboard.gateway.socket.Upgrade;

/** What stands behind the routes of a gateway beside its boards and sessions. */
record Backstage(
        SessionSettings settings,
        Accounts accounts,
        Tickets tickets,
        BoardLists lists,
        Readiness readiness,
        WebFiles files,
        SocketWriters writers) {

    /** The same with other tickets and lists. */
    Backstage with(Tickets others, BoardLists otherLists) {
        return new Backstage(settings, accounts, others, otherLists, readiness, files, writers);
    }

    GatewayRoutes routes(GatewaySettings http, BoardService boards, Sessions sessions, GatewayMetrics metrics) {
        SocketFlow sockets = new SocketFlow(settings, boards, lists, sessions, metrics, writers);
        return new GatewayRoutes(
                http,
                accounts,
                tickets,
                new SessionEndpoint(
                        sessions,
                        (upgrade, participant, client) ->
                                Upgrade.answer(upgrade, SocketEndpoint.SUBPROTOCOL, sockets.open(participant, client))),
                readiness,
                files);
    }
}
