package io.collabboard.gatling.relay;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessagesForProtocol;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.collabboard.client.BoardClient;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The relay as a process, on a free port of the loopback interface until it is stopped. When it is up it prints the same two
 * addresses as a node.
 */
public final class Relay implements AutoCloseable {
    /** What waits for a socket that does not keep up, in messages; it is dropped when there are more. */
    private static final int BUFFERED_MESSAGES = 4_096;

    private static final long STRICT_MILLIS = 10_000;

    /** The bounds that would end a load; everything else is as pekko-http comes. */
    private static final Config CONFIG = ConfigFactory.parseString("""
                    pekko.loglevel = WARNING
                    pekko.http.server.max-connections = 20000
                    pekko.http.server.backlog = 4096
                    pekko.http.server.idle-timeout = infinite
                    """).withFallback(ConfigFactory.load());

    private final ActorSystem system;
    private final RelayBoards boards = new RelayBoards();
    private final Materializer materializer;
    private final ServerBinding binding;

    private Relay() throws ExecutionException, InterruptedException {
        system = ActorSystem.create("relay", CONFIG);
        materializer = SystemMaterializer.get(system).materializer();
        binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(routes())
                .toCompletableFuture()
                .get();
    }

    public static void main(String[] arguments) throws Exception {
        String url = start().url();
        System.out.println("metrics at " + url + "/metrics");
        System.out.println("The relay is ready at " + url);
    }

    static Relay start() throws ExecutionException, InterruptedException {
        return new Relay();
    }

    String url() {
        return "http://127.0.0.1:" + binding.localAddress().getPort();
    }

    @Override
    public void close() {
        system.terminate();
    }

    private Route routes() {
        return concat(
                path(PathMatchers.segment("health").slash("ready"), () -> complete("ready")),
                path(PathMatchers.segment("api").slash("dev").slash("ws-ticket"), () -> complete(ticket())),
                path(
                        PathMatchers.segment("api").slash("ws"),
                        () -> handleWebSocketMessagesForProtocol(socket(), BoardClient.SUBPROTOCOL)),
                path("metrics", () -> complete(RelayMetrics.scrape())));
    }

    /** Good for any socket: nobody asks for it. */
    private static HttpResponse ticket() {
        String json = "{\"ticket\":\"" + UUID.randomUUID() + "\",\"user_id\":\"" + UUID.randomUUID() + "\"}";
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, json));
    }

    /** Frames in from one side of the socket; the queue of what is to go out at the other. */
    private Flow<Message, Message, NotUsed> socket() {
        Pair<BoundedSourceQueue<Message>, Source<Message, NotUsed>> out =
                Source.<Message>queue(BUFFERED_MESSAGES).preMaterialize(system);
        RelaySession session = new RelaySession(boards, out.first());
        Sink<Message, NotUsed> in = Flow.<Message>create()
                .mapAsync(
                        1,
                        message -> message.asBinaryMessage()
                                .toStrict(STRICT_MILLIS, materializer)
                                .thenApply(strict -> strict.getStrictData()))
                .to(Sink.foreach(session::accept));
        session.connected();
        return Flow.fromSinkAndSourceCoupled(in, out.second()).watchTermination((unused, end) -> {
            var unusedStage = end.whenComplete((done, failure) -> session.end());
            return unused;
        });
    }
}
