package io.collabboard.gateway;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.account.User;
import io.collabboard.gateway.http.SocketEndpoint;
import io.collabboard.gateway.http.SocketRefusal;
import io.collabboard.gateway.metrics.GatewayMetrics.RefusedSocket;
import io.collabboard.gateway.session.Sessions;
import io.collabboard.proto.Uuids;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;

/**
 * Opens sessions on sockets, as many as may be.
 *
 * @param upgrades answers an upgrade with a session of this participant
 */
record SessionEndpoint(Sessions sessions, Upgrades upgrades) implements SocketEndpoint {

    /** Answers upgrades. */
    @FunctionalInterface
    interface Upgrades {
        HttpResponse answer(WebSocketUpgrade upgrade, Participant participant, Optional<InetSocketAddress> client);
    }

    @Override
    public Optional<SocketRefusal> refusal() {
        return sessions.refusal().map(SessionEndpoint::told);
    }

    @Override
    public HttpResponse open(WebSocketUpgrade upgrade, User user, Optional<InetSocketAddress> client) {
        Participant participant = new Participant(Uuids.next(), user.id(), user.name(), user.color());
        Optional<RefusedSocket> refused = sessions.admit(participant);
        if (refused.isPresent()) {
            return told(refused.get()).response();
        }
        try {
            return upgrades.answer(upgrade, participant, client);
        } catch (RuntimeException | Error e) {
            sessions.giveBack(participant);
            throw e;
        }
    }

    private static SocketRefusal told(RefusedSocket reason) {
        return switch (reason) {
            case NODE -> SocketRefusal.NODE_FULL;
            case USER -> SocketRefusal.USER_FULL;
            case DRAINING -> SocketRefusal.NODE_STOPPING;
        };
    }
}
