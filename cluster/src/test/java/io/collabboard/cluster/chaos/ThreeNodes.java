package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.settings.DatabaseAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Three nodes, the network between them and the database of all. */
final class ThreeNodes implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final SharedPostgres postgres;
    private final Network network;
    private final List<ChaosNode> nodes;

    /**
     * Returns when all three are one cluster.
     *
     * @param jvmOptions of each node, beside those of all tests
     */
    ThreeNodes(Path directory, List<String> jvmOptions) throws Exception {
        List<Place> places = Place.three();
        postgres = new SharedPostgres(directory.resolve("postgres"));
        network = new Network(places);
        nodes = places.stream()
                .map(place ->
                        new ChaosNode(place, directory.resolve(place.name()), jvmOptions, settings(place, places)))
                .toList();
        for (ChaosNode node : nodes) {
            node.launch();
        }
        awaitWhole();
    }

    private Map<String, String> settings(Place place, List<Place> all) {
        DatabaseAccess access = postgres.access();
        Map<String, String> settings = new HashMap<>(place.settings(all));
        settings.put("COLLABBOARD_DATABASE_URL", access.jdbcUrl());
        settings.put("COLLABBOARD_DATABASE_USER", access.user());
        settings.put("COLLABBOARD_DATABASE_PASSWORD", access.password().value());
        return settings;
    }

    SharedPostgres postgres() {
        return postgres;
    }

    Network network() {
        return network;
    }

    List<ChaosNode> nodes() {
        return nodes;
    }

    List<URI> urls() {
        return nodes.stream().map(node -> node.place().url()).toList();
    }

    List<ChaosNode> othersThan(ChaosNode node) {
        return nodes.stream().filter(each -> each != node).toList();
    }

    /** The one with the most boards. */
    ChaosNode fullest() {
        return nodes.stream()
                .max(Comparator.comparing(node -> node.boards().size()))
                .orElseThrow();
    }

    /** The one that has been a member for the longest time, and so has the coordinator of the shards. */
    ChaosNode oldest() {
        String first = nodes.get(0).members().get(0);
        return nodes.stream()
                .filter(node -> first.contains(node.place().host() + ":"))
                .findFirst()
                .orElseThrow();
    }

    Set<UUID> boardsOn(ChaosNode node) {
        return new HashSet<>(node.boards());
    }

    /** All three are up, and each sees all three. */
    void awaitWhole() throws Exception {
        for (ChaosNode node : nodes) {
            node.process().awaitReady();
        }
        awaitMembers(nodes);
    }

    /** These are up and see each other and nobody else. */
    void awaitMembers(List<ChaosNode> those) {
        await().atMost(PATIENCE).pollInterval(LOOK).untilAsserted(() -> {
            List<String> seen = those.get(0).members();
            assertThat(seen).hasSize(those.size());
            assertThat(those).allSatisfy(node -> assertThat(node.members()).isEqualTo(seen));
        });
    }

    void restart(ChaosNode node) throws Exception {
        node.launch();
        awaitWhole();
    }

    @Override
    public void close() throws Exception {
        // Together, as one after the other would hand over its boards each time.
        nodes.parallelStream().forEach(ChaosNode::close);
        network.close();
        postgres.close();
    }
}
