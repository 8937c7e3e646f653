package io.collabboard.gateway;

import io.collabboard.board.UnstoredBoard;
import io.collabboard.board.model.Operation;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.account.User;
import io.collabboard.gateway.http.DevelopmentLogin;
import io.collabboard.gateway.http.GatewayRoutes;
import io.collabboard.gateway.http.GatewaySettings;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.rehearsal.RehearsedSession;
import io.collabboard.gateway.replica.Replicas;
import io.collabboard.gateway.replica.Ticks;
import io.collabboard.gateway.session.BoardLists;
import io.collabboard.gateway.session.Sessions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that nobody has, before a node has people: in a JVM that has just started, the first of them would wait for
 * seconds while classes are loaded and compiled, all those together who come over from a node that stops. They use a
 * server of their own on loopback with the routes, sockets and replicas of the real one; their board is nowhere, and nothing
 * of them is stored or counted.
 */
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration END = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 4;

    private final ActorSystem<?> system;
    private final GatewayConfig config;
    private final Backstage backstage;
    private final Ticks ticks;
    private final Executor blocking;
    private final UUID boardId = UUID.randomUUID();
    private final String ticket = UUID.randomUUID().toString();

    Rehearsal(ActorSystem<?> system, GatewayConfig config, Backstage backstage, Ticks ticks, Executor blocking) {
        this.system = system;
        this.config = config;
        this.backstage =
                backstage.with(new OneTicket(ticket, backstage.tickets()), new UnchangedLists(backstage.lists()));
        this.ticks = ticks;
        this.blocking = blocking;
    }

    /** Has some of the sessions at a time. Blocks for some seconds; throws what went wrong. */
    void play(ServerSettings settings) {
        if (config.rehearsalSessions() == 0) {
            return;
        }
        GatewayMetrics metrics = new GatewayMetrics(new SimpleMeterRegistry());
        ActorRef<BoardCommand> board = system.systemActorOf(
                UnstoredBoard.create(config.session().limits().board()), "rehearsed-board", Props.empty());
        ActorRef<Replicas.Command> replicas = system.systemActorOf(
                Replicas.create(id -> board, id -> system.ignoreRef(), config.replica(), ticks, metrics),
                "rehearsed-replicas",
                Props.empty());
        GatewayRoutes routes = backstage.routes(
                GatewaySettings.create(DevelopmentLogin.OFF, Optional.empty(), List.of()),
                new ReplicatedBoards(id -> board, replicas, system.scheduler()),
                new Sessions(config.sockets(), metrics),
                metrics);
        try {
            serve(routes, settings);
        } finally {
            replicas.tell(Replicas.Stop.INSTANCE);
            board.tell(BoardCommand.Stop.INSTANCE);
        }
    }

    private void serve(GatewayRoutes routes, ServerSettings settings) {
        ServerBinding binding = Http.get(Adapter.toClassic(system))
                .newServerAt(InetAddress.getLoopbackAddress().getHostAddress(), 0)
                .withSettings(settings)
                .bind(routes.route())
                .toCompletableFuture()
                .join();
        try {
            play(binding.localAddress());
        } finally {
            binding.terminate(END).toCompletableFuture().join();
        }
    }

    private void play(InetSocketAddress address) {
        long begun = System.nanoTime();
        URI node = URI.create("http://" + address.getHostString() + ":" + address.getPort());
        RehearsedSession session = new RehearsedSession(node, ticket, boardId);
        session.create();
        AtomicInteger left = new AtomicInteger(config.rehearsalSessions());
        CompletableFuture.allOf(IntStream.range(0, MOST_AT_ONCE)
                        .mapToObj(person -> CompletableFuture.runAsync(() -> play(session, left), blocking))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        log.info(
                "rehearsed in {} ms",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static void play(RehearsedSession session, AtomicInteger left) {
        while (left.getAndDecrement() > 0) {
            session.play();
        }
    }

    /** Asks for lists as the real ones do; the rehearsed board gets into none. */
    private record UnchangedLists(BoardLists lists) implements BoardLists {
        @Override
        public CompletionStage<BoardListing> list(String userId, long sinceRev) {
            return lists.list(userId, sinceRev);
        }

        @Override
        public void changed(UUID boardId, Operation operation, long seq, String userId, String userName) {}
    }

    /** Looks for every ticket as the real ones do, and knows one that no database does: good for any number of sockets. */
    private record OneTicket(String ticket, Tickets tickets) implements Tickets {
        @Override
        public CompletionStage<String> issue(User user) {
            return CompletableFuture.failedStage(
                    new UnsupportedOperationException("no tickets are given out for a rehearsal"));
        }

        @Override
        public CompletionStage<Optional<User>> redeem(String redeemed) {
            return tickets.redeem(redeemed)
                    .thenApply(stored -> Optional.of(redeemed)
                            .filter(ticket::equals)
                            .map(known -> new User(UUID.randomUUID().toString(), "Rehearsal", "#000000")));
        }
    }
}
