package io.collabboard.gateway.session;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.socket.SocketWriters;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.proto.FrameLimits;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/** Opens sessions on the bytes of sockets, behind the handshake. */
public final class SocketFlow {
    private final SessionSettings settings;
    private final WireDecoder decoder;
    private final BoardService boards;
    private final BoardLists lists;
    private final Sessions sessions;
    private final GatewayMetrics metrics;
    private final SocketWriters writers;

    public SocketFlow(
            SessionSettings settings,
            BoardService boards,
            BoardLists lists,
            Sessions sessions,
            GatewayMetrics metrics,
            SocketWriters writers) {
        this.settings = settings;
        this.decoder = new WireDecoder(
                FrameLimits.FROM_CLIENT.withMaxMessageBytes(settings.limits().maxFrameBytes()));
        this.boards = boards;
        this.lists = lists;
        this.sessions = sessions;
        this.metrics = metrics;
        this.writers = writers;
    }

    /**
     * A new session.
     *
     * @param client the other end of the connection, where it is known: then its socket is written to directly
     */
    public Flow<ByteString, ByteString, NotUsed> open(Participant participant, Optional<InetSocketAddress> client) {
        return Flow.of(ByteString.class)
                .via(new SessionStage(
                        participant,
                        settings,
                        decoder,
                        boards,
                        lists,
                        sessions,
                        metrics,
                        (outgoing, owner) -> client.flatMap(address -> writers.writer(address, outgoing, owner))));
    }
}
