package io.collabboard.cluster;

import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.database.Migrations;
import io.collabboard.cluster.metrics.Metrics;
import io.collabboard.cluster.postgres.EmbeddedPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.StorageSettings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * A running node. It starts from the ground up: data directory, PostgreSQL, schema, services, HTTP for
 * probes, metrics, cluster membership, HTTP for everybody; and ends in the reverse order, whether asked to, thrown out of the cluster, or left without its database. A start
 * that fails undoes what it had done.
 */
public final class Node implements AutoCloseable {
    /** The actor system's name, the same on all nodes of a cluster. */
    static final String SYSTEM = "collabboard";

    private final Membership membership;
    private final URI url;
    private final URI metricsUrl;
    private final CompletableFuture<Void> ended;

    private Node(Membership membership, URI url, URI metricsUrl, CompletableFuture<Void> ended) {
        this.membership = membership;
        this.url = url;
        this.metricsUrl = metricsUrl;
        this.ended = ended;
    }

    /**
     * Returns when the node is a member of the cluster and serves HTTP.
     *
     * @throws StartException, PostgresException or DatabaseException with one line for the operator
     */
    public static Node start(NodeSettings settings) {
        Teardown teardown = new Teardown();
        try {
            return start(settings, teardown);
        } catch (RuntimeException | Error e) {
            teardown.close();
            throw e;
        }
    }

    /** Where browsers reach the node. */
    public URI url() {
        return url;
    }

    /** Where operators read the node's metrics. */
    public URI metricsUrl() {
        return metricsUrl;
    }

    /** How many nodes of the cluster this one sees as working. */
    int members() {
        return membership.members();
    }

    /** What runs on it. */
    ActorSystem<Void> system() {
        return membership.system();
    }

    /** Completes when the node has ended and released everything. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Leaves the cluster in order, ends everything and returns when that is done. */
    public void stop() {
        membership.leave();
        ended.join();
    }

    @Override
    public void close() {
        stop();
    }

    private static Node start(NodeSettings settings, Teardown teardown) {
        if (settings.storage().external().isEmpty()) {
            teardown.add(DataLock.take(settings.storage().dataDirectory()));
        }
        Listener.http(settings.http()).requireFree();
        Listener.management(settings.management(), settings.management().port().orElse(0))
                .requireFree();
        Metrics metrics = teardown.add(Metrics.start());
        Optional<EmbeddedPostgres> postgres = ownPostgres(settings.storage(), teardown);
        DatabaseAccess access = postgres.map(EmbeddedPostgres::access)
                .or(settings.storage()::external)
                .orElseThrow();
        Database database = teardown.add(Database.connect(access));
        database.measure(metrics.registry());
        Migrations.apply(database.dataSource());
        Membership membership = teardown.add(Membership.create(settings, access));
        settings.cluster().tls().ifPresent(membership::requireUsable);
        postgres.ifPresent(server -> server.onExit(code -> membership.abandon("PostgreSQL ended with code " + code)));
        StartGate gate = new StartGate();
        URI url = membership.serve(database, metrics, settings, gate);
        URI metricsUrl = membership.serve(
                metrics, settings.management(), settings.cluster().discovery());
        membership.join(settings.cluster());
        gate.open();
        membership.tellDeletionCost(settings.cluster().discovery().pods());
        return new Node(membership, url, metricsUrl, membership.ended().thenRunAsync(teardown::close));
    }

    private static Optional<EmbeddedPostgres> ownPostgres(StorageSettings storage, Teardown teardown) {
        if (storage.external().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(teardown.add(
                EmbeddedPostgres.start(storage.dataDirectory().resolve("postgres"), storage.postgresPort())));
    }
}
