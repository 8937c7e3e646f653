package io.collabboard.gateway;

import io.collabboard.board.BoardSharding;
import io.collabboard.board.directory.BoardDirectory;
import io.collabboard.board.directory.RecentDirectoryChanges;
import io.collabboard.gateway.account.JdbcAccounts;
import io.collabboard.gateway.account.JdbcTickets;
import io.collabboard.gateway.http.GatewayRoutes;
import io.collabboard.gateway.http.GatewaySettings;
import io.collabboard.gateway.http.Readiness;
import io.collabboard.gateway.http.WebFiles;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.NodeTicks;
import io.collabboard.gateway.replica.Replicas;
import io.collabboard.gateway.session.Sessions;
import io.collabboard.gateway.socket.SocketWriters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.io.Inet;

/** The gateway of a node, put together: what stands behind its routes. */
public final class Gateway {
    private final Route route;
    private final Sessions sessions;
    private final SocketWriters writers;
    private final Rehearsal rehearsal;
    private final Duration drainSpread;

    private Gateway(Route route, Sessions sessions, SocketWriters writers, Rehearsal rehearsal, Duration drainSpread) {
        this.route = route;
        this.sessions = sessions;
        this.writers = writers;
        this.rehearsal = rehearsal;
        this.drainSpread = drainSpread;
    }

    /**
     * Starts what runs without being asked, and gives the routes to bind.
     *
     * @param dataSource of the database with accounts and directory
     */
    public static Gateway start(
            ActorSystem<?> system,
            GatewaySettings http,
            GatewayConfig config,
            BoardSharding boards,
            DataSource dataSource,
            Readiness readiness,
            GatewayMetrics metrics) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Sessions sessions = new Sessions(config.sockets(), metrics);
        RecentDirectoryChanges recent = new RecentDirectoryChanges(InstantSource.system());
        BoardDirectory directory = new BoardDirectory(dataSource, blocking, recent);
        NodeTicks ticks = new NodeTicks();
        system.getWhenTerminated().whenComplete((done, failure) -> ticks.close());
        ActorRef<Replicas.Command> replicas = system.systemActorOf(
                Replicas.create(boards, config.replica(), ticks, metrics), "replicas", Props.empty());
        // Else they would ask for boards that cannot be had any more, and sharding would wait for them to be answered.
        CoordinatedShutdown.get(system)
                .addActorTerminationTask(
                        CoordinatedShutdown.PhaseServiceStop(),
                        "stop-replicas",
                        Adapter.toClassic(replicas),
                        Optional.of(Replicas.Stop.INSTANCE));
        SocketWriters writers =
                SocketWriters.start(system.executionContext(), config.session().stallTolerance());
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseActorSystemTerminate(), "stop-writers", () -> {
            writers.close();
            return CompletableFuture.completedStage(Done.getInstance());
        });
        DirectoryWatch.start(system, directory, sessions);
        Backstage backstage = new Backstage(
                config.session(),
                new JdbcAccounts(dataSource, blocking),
                new JdbcTickets(dataSource, blocking),
                new DirectoryLists(directory, recent, sessions, InstantSource.system()),
                readiness,
                WebFiles.load(Gateway.class.getClassLoader(), "webui"),
                writers);
        GatewayRoutes routes = backstage.routes(
                http, new ReplicatedBoards(boards::board, replicas, system.scheduler()), sessions, metrics);
        Rehearsal rehearsal = new Rehearsal(system, config, backstage, ticks, blocking);
        return new Gateway(routes.route(), sessions, writers, rehearsal, config.drainSpread());
    }

    public Route route() {
        return route;
    }

    /** What the server that the routes are bound to has to be set to. */
    public ServerSettings serverSettings(ActorSystem<?> system) {
        ServerSettings settings = ServerSettings.create(Adapter.toClassic(system));
        List<Inet.SocketOption> options = new ArrayList<>();
        settings.getSocketOptions().forEach(options::add);
        options.add(writers.channels());
        return settings.withSocketOptions(options);
    }

    /**
     * Has some sessions of its own, so that the first people find code that has run before. Blocks for some seconds; throws
     * what went wrong.
     */
    public void rehearse(ActorSystem<?> system) {
        rehearsal.play(serverSettings(system));
    }

    /**
     * Takes no more sockets, and asks everyone to come back elsewhere, evenly spread over {@code drain-spread}; closes those
     * who stay.
     *
     * @return completes when everybody is gone, or has had the time for it
     */
    public CompletionStage<Void> drain() {
        return sessions.drain(drainSpread);
    }
}
