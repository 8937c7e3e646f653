package io.collabboard.cluster.local;

import io.collabboard.cluster.DataLock;
import io.collabboard.cluster.StartException;
import io.collabboard.cluster.Teardown;
import io.collabboard.cluster.postgres.EmbeddedPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.StorageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Nodes of one cluster, and the PostgreSQL that they share unless there is another. Whatever ends it, the nodes end one after
 * another, the last one first, so that their boards move on; then PostgreSQL.
 */
final class LocalCluster {
    private final ClusterOptions options;
    private final Shell shell;
    private final Output output;
    private final Teardown teardown;
    private final CompletableFuture<String> databaseEnd = new CompletableFuture<>();

    /** @param teardown closes what is opened here */
    LocalCluster(ClusterOptions options, Shell shell, Output output, Teardown teardown) {
        this.options = options;
        this.shell = shell;
        this.output = output;
        this.teardown = teardown;
    }

    /**
     * Returns when all nodes have ended by themselves, or PostgreSQL has.
     *
     * @throws StartException where not all nodes became ready
     */
    void run() {
        StorageSettings storage = shell.storage();
        if (storage.external().isEmpty()) {
            teardown.open(() -> DataLock.take(storage.dataDirectory()));
        }
        Places places = Places.choose(options.nodes(), options.ports());
        if (places.share()) {
            output.say(
                    "this system has no 127.0.0.2 and so on, so all nodes are on 127.0.0.1, with ports of their own");
        }
        DatabaseAccess database = storage.external().orElseGet(() -> ownDatabase(storage));
        List<KeptNode> nodes = new ArrayList<>();
        for (Place place : places.all()) {
            nodes.add(teardown.open(() -> KeptNode.start(
                    place, shell.jvmOptions(options.nodes()), shell.of(place, places.all(), database), output)));
        }
        awaitReady(nodes);
        if (options.restarts()) {
            nodes.forEach(KeptNode::restart);
        }
        sayReady(nodes);
        CompletableFuture<Void> allGone =
                CompletableFuture.allOf(nodes.stream().map(KeptNode::gone).toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(allGone, databaseEnd.thenAccept(output::say)).join();
    }

    private DatabaseAccess ownDatabase(StorageSettings storage) {
        EmbeddedPostgres postgres = teardown.open(
                () -> EmbeddedPostgres.start(storage.dataDirectory().resolve("postgres"), storage.postgresPort()));
        postgres.onExit(code -> {
            if (!teardown.isClosed()) {
                databaseEnd.complete("PostgreSQL ended with code " + code + "; the nodes are stopped");
            }
        });
        return postgres.access();
    }

    private void awaitReady(List<KeptNode> nodes) {
        CompletableFuture<Void> allReady =
                CompletableFuture.allOf(nodes.stream().map(KeptNode::ready).toArray(CompletableFuture[]::new));
        CompletableFuture<Object> anyGone =
                CompletableFuture.anyOf(nodes.stream().map(KeptNode::gone).toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(allReady, anyGone, databaseEnd).join();
        if (!allReady.isDone()) {
            throw new StartException("not all nodes became ready, see above");
        }
    }

    private void sayReady(List<KeptNode> nodes) {
        output.say(nodes.size() == 1 ? "the node is ready:" : "all " + nodes.size() + " nodes are ready:");
        for (KeptNode node : nodes) {
            Place place = node.place();
            output.say("  %s at %s, metrics at %s".formatted(place.name(), place.url(), place.metricsUrl()));
        }
        output.say("Ctrl-C stops them all");
    }
}
