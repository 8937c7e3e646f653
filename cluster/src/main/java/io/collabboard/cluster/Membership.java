package io.collabboard.cluster;

import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.membership.DeletionCost;
import io.collabboard.cluster.membership.JoinProgress;
import io.collabboard.cluster.metrics.Metrics;
import io.collabboard.cluster.settings.ClusterSettings;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.DiscoverySettings;
import io.collabboard.cluster.settings.ManagementSettings;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.NodeTls;
import io.collabboard.cluster.settings.PodSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheck;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import org.apache.pekko.util.FutureConverters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's place in the cluster: the actor system, the services on it, joining and leaving. */
final class Membership implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);

    /** How long requests under way may take to end once the node stops. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    /** How often to look for the coordinator, which is found a moment after the node is up. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ActorSystem<Void> system;

    private Membership(ActorSystem<Void> system) {
        this.system = system;
    }

    /** An actor system that joins when it is told to; with seed nodes Pekko begins by itself. */
    static Membership create(NodeSettings settings, DatabaseAccess database) {
        return new Membership(ActorSystem.create(Behaviors.empty(), Node.SYSTEM, ClusterConfig.of(settings, database)));
    }

    /** Fails now rather than at each connection, where only the log would tell. */
    void requireUsable(NodeTls tls) {
        try {
            new RotatingKeysSSLEngineProvider(Adapter.toClassic(system)).createServerSSLEngine("localhost", 0);
        } catch (Exception e) {
            // Checked ones too, of which Scala says nothing.
            throw new StartException(
                    "nodes cannot use %s with the key %s and the authority %s: %s"
                            .formatted(tls.certificate(), tls.key(), tls.authority(), rootCause(e)),
                    e);
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }

    /** Returns when the node is up and has found the coordinator of the shards, so that boards can be served. */
    void join(ClusterSettings settings) {
        awaitUp(settings);
        awaitCoordinator(settings.discovery().joinTimeout());
    }

    private void awaitCoordinator(Duration patience) {
        ClusterShardingHealthCheck sharding = new ClusterShardingHealthCheck(Adapter.toClassic(system));
        CompletableFuture<Done> found = Patterns.retry(
                        () -> FutureConverters.<Object>asJava(sharding.apply())
                                .thenAccept(Membership::requireFound)
                                .thenApply(yes -> Done.getInstance()),
                        (int) patience.dividedBy(LOOK),
                        LOOK,
                        system)
                .toCompletableFuture();
        try {
            // An actor system that has ended does not look again, nor say so.
            CompletableFuture.anyOf(found, ended()).join();
        } catch (CompletionException e) {
            throw new StartException("the node is in the cluster, but found no coordinator of the shards there", e);
        }
        if (!found.isDone()) {
            throw new StartException("the node was thrown out of the cluster while it started, see the log");
        }
    }

    private static void requireFound(Object isRegistered) {
        if (!Boolean.TRUE.equals(isRegistered)) {
            throw new IllegalStateException("not yet");
        }
    }

    private void awaitUp(ClusterSettings settings) {
        Cluster cluster = Cluster.get(Adapter.toClassic(system));
        CompletableFuture<Void> up = new CompletableFuture<>();
        cluster.registerOnMemberUp(() -> up.complete(null));
        DiscoverySettings discovery = settings.discovery();
        if (discovery.isBootstrap()) {
            ClusterBootstrap.get(system).start();
        } else if (settings.isAlone()) {
            cluster.join(cluster.selfAddress());
        }
        CompletableFuture.anyOf(up, ended())
                .completeOnTimeout(null, discovery.joinTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!up.isDone()) {
            throw new StartException(
                    ended().isDone()
                            ? "the node could not join the cluster, see the log"
                            : "the node is not in a cluster after %d s: %s"
                                    .formatted(discovery.joinTimeout().toSeconds(), missing(settings)));
        }
    }

    private String missing(ClusterSettings settings) {
        return settings.discovery().isBootstrap()
                ? JoinProgress.of(Adapter.toClassic(system)).toString()
                : "none of " + settings.seedNodes() + " is in one, or lets it in";
    }

    /** Starts the services and returns the address at which they are reached. */
    URI serve(Database database, Metrics metrics, NodeSettings settings, StartGate gate) {
        int port = await(
                NodeServices.start(new NodeContext(system, database, metrics, settings), gate),
                Listener.http(settings.http()));
        return settings.http().url(port);
    }

    /** Shows the node to operators and to the nodes that look for it; returns the address of its metrics. */
    URI serve(Metrics metrics, ManagementSettings settings, DiscoverySettings discovery) {
        Optional<Route> bootstrap = discovery.isBootstrap()
                ? Optional.of(PekkoManagement.get(system).getRoutes())
                : Optional.empty();
        int port = await(
                new ManagementServer(system, metrics, bootstrap).start(settings),
                Listener.management(settings, settings.port().orElse(0)));
        return settings.url(port, "/" + ManagementServer.METRICS);
    }

    /** The port that was bound; it closes when the node leaves. */
    private int await(CompletionStage<ServerBinding> bound, Listener listener) {
        try {
            ServerBinding binding = bound.toCompletableFuture().join();
            binding.addToCoordinatedShutdown(DRAIN, system);
            return binding.localAddress().getPort();
        } catch (CompletionException e) {
            throw listener.unusable(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Keeps telling Kubernetes how dear this node is, where it shall. */
    void tellDeletionCost(PodSettings pods) {
        DeletionCost.start(system, pods);
    }

    ActorSystem<Void> system() {
        return system;
    }

    /** How many nodes this one sees as up and reachable. */
    int members() {
        ClusterEvent.CurrentClusterState state =
                Cluster.get(Adapter.toClassic(system)).state();
        return (int) StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .filter(member -> !state.getUnreachable().contains(member))
                .count();
    }

    /** Begins to leave; {@link #ended} completes when that is done. */
    void leave() {
        CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    }

    /** Begins to leave because the node cannot work any more. */
    void abandon(String reason) {
        if (!ended().isDone()) {
            log.error("{}; the node ends", reason);
            leave();
        }
    }

    /** Completes when the actor system has terminated, for whatever reason. */
    CompletableFuture<Done> ended() {
        return system.getWhenTerminated().toCompletableFuture();
    }

    @Override
    public void close() {
        leave();
        ended().join();
    }
}
