package io.collabboard.gateway.session;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameLimits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Between pekko-http's messages and sessions: the only place that knows which WebSocket implementation stands below.
 */
public final class SocketFlow {
    private final SessionSettings settings;
    private final WireDecoder decoder;
    private final BoardService boards;
    private final BoardLists lists;
    private final Sessions sessions;
    private final GatewayMetrics metrics;
    private final Materializer materializer;

    public SocketFlow(
            SessionSettings settings,
            BoardService boards,
            BoardLists lists,
            Sessions sessions,
            GatewayMetrics metrics,
            Materializer materializer) {
        this.settings = settings;
        this.decoder = new WireDecoder(
                FrameLimits.FROM_CLIENT.withMaxMessageBytes(settings.limits().maxFrameBytes()));
        this.boards = boards;
        this.lists = lists;
        this.sessions = sessions;
        this.metrics = metrics;
        this.materializer = materializer;
    }

    /**
     * A new session.
     *
     * @param closeCode where it leaves the code to close the socket with, before it completes
     */
    public Flow<Message, Message, NotUsed> open(
            Participant participant, AtomicReference<@Nullable CloseCode> closeCode) {
        SessionStage stage =
                new SessionStage(participant, settings, decoder, boards, lists, sessions, metrics, closeCode);
        return Flow.of(Message.class).mapAsync(1, this::whole).via(stage).map(bytes ->
                (Message) BinaryMessage.create(bytes));
    }

    private CompletionStage<SocketMessage> whole(Message message) {
        int limit = decoder.maxMessageBytes();
        if (message.isText()) {
            if (!message.isStrict()) {
                message.asTextMessage().getStreamedText().runWith(Sink.cancelled(), materializer);
            }
            return CompletableFuture.completedFuture(new SocketMessage.Text());
        }
        BinaryMessage binary = message.asBinaryMessage();
        if (binary.isStrict()) {
            return CompletableFuture.completedFuture(within(limit, binary.getStrictData()));
        }
        // Reads on to one byte past the limit and no further.
        return binary.getStreamedData()
                .runWith(
                        Flow.of(ByteString.class)
                                .limitWeighted(limit, chunk -> (long) chunk.size())
                                .toMat(Sink.fold(new ByteStringBuilder(), ByteStringBuilder::append), Keep.right()),
                        materializer)
                .<SocketMessage>thenApply(all -> new SocketMessage.Binary(all.result()))
                .exceptionally(failure -> {
                    if (Failures.cause(failure) instanceof StreamLimitReachedException) {
                        return new SocketMessage.TooLarge();
                    }
                    throw new CompletionException(Failures.cause(failure));
                });
    }

    private static SocketMessage within(int limit, ByteString bytes) {
        return bytes.size() > limit ? new SocketMessage.TooLarge() : new SocketMessage.Binary(bytes);
    }
}
