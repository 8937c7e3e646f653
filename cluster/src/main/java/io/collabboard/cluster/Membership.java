package io.collabboard.cluster;

import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.metrics.Metrics;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.ManagementSettings;
import io.collabboard.cluster.settings.NodeSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's place in the cluster: the actor system, joined, and the services on it. */
final class Membership implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);

    /** How long requests under way may take to end once the node stops. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final ActorSystem<Void> system;

    private Membership(ActorSystem<Void> system) {
        this.system = system;
    }

    /** Returns when the node is up; while it has seed nodes that do not answer, that is never. */
    static Membership join(NodeSettings settings, DatabaseAccess database) {
        ActorSystem<Void> system =
                ActorSystem.create(Behaviors.empty(), Node.SYSTEM, ClusterConfig.of(settings, database));
        Membership membership = new Membership(system);
        Cluster cluster = Cluster.get(Adapter.toClassic(system));
        CompletableFuture<Void> up = new CompletableFuture<>();
        cluster.registerOnMemberUp(() -> up.complete(null));
        if (settings.cluster().seedNodes().isEmpty()) {
            cluster.join(cluster.selfAddress());
        }
        CompletableFuture.anyOf(up, membership.ended()).join();
        if (!up.isDone()) {
            throw new StartException("the node could not join the cluster, see the log");
        }
        return membership;
    }

    /** Starts the services and returns the address at which they are reached. */
    URI serve(Database database, Metrics metrics, NodeSettings settings) {
        int port = await(
                NodeServices.start(new NodeContext(system, database, metrics, settings)),
                Listener.http(settings.http()));
        return settings.http().url(port);
    }

    /** Shows metrics to operators and returns the address at which they are. */
    URI serve(Metrics metrics, ManagementSettings settings) {
        int port = await(
                new ManagementServer(system, metrics).start(settings),
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
