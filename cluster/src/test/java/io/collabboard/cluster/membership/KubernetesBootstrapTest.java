package io.collabboard.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.crash.InTarget;
import io.collabboard.cluster.crash.NodeProcess;
import io.collabboard.cluster.membership.FakeKubernetes.Pod;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes find each other through the API of Kubernetes: real processes, the real discovery, an API server of our own. Each pod
 * has a loopback address, which not every system lets anybody have.
 */
@EnabledOnOs(OS.LINUX)
class KubernetesBootstrapTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MANAGEMENT_PORT = TestNodes.freePort();
    private static final int FIRST_HTTP_PORT = TestNodes.freePort();

    /** Nodes ask once a second: more often than the stable margin is long. */
    private static final int LOOKUPS_OF_THREE_nodes = 15;

    private static final Pattern MEMBER = Pattern.compile("\"node\":\"pekko://collabboard@(127\\.0\\.0\\.\\d+):");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final DatabaseAccess database = TestPostgres.migratedDatabase();
    private FakeKubernetes kubernetes;

    @BeforeEach
    void start() throws Exception {
        kubernetes = FakeKubernetes.start(directory);
        kubernetes.add(new Pod("waits-for-a-machine", "collabboard", "127.0.0.7", "Pending", false));
        kubernetes.add(new Pod("is-leaving", "collabboard", "127.0.0.8", "Running", true));
        kubernetes.add(Pod.running("other", "something-else", "127.0.0.9"));
    }

    @AfterEach
    void stop() throws Exception {
        for (NodeProcess node : nodes) {
            node.kill();
            node.close();
        }
        kubernetes.close();
    }

    @Test
    @DisplayName("A pod that finds itself alone forms no cluster; three form one together; a fourth joins it")
    void bootstrap() throws Exception {
        kubernetes.add(Pod.running("board-2", "collabboard", "127.0.0.2"));
        nodes.add(launch("127.0.0.2", Map.of("COLLABBOARD_HTTP_PORT", Integer.toString(FIRST_HTTP_PORT))));
        nodes.add(launch("127.0.0.3", Map.of()));
        nodes.add(launch("127.0.0.4", Map.of()));
        staysAlone(nodes.get(0), URI.create("http://127.0.0.1:" + FIRST_HTTP_PORT));

        kubernetes.add(Pod.running("board-3", "collabboard", "127.0.0.3"));
        kubernetes.add(Pod.running("board-4", "collabboard", "127.0.0.4"));
        allSee("127.0.0.2", "127.0.0.3", "127.0.0.4");

        kubernetes.add(Pod.running("board-5", "collabboard", "127.0.0.5"));
        nodes.add(launch("127.0.0.5", Map.of()));
        allSee("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubernetes.annotated(DeletionCost.ANNOTATION))
                        .containsEntry("board-2", "10000")
                        .containsEntry("board-5", "9700")
                        .hasSize(4));
    }

    private void staysAlone(NodeProcess node, URI http) throws Exception {
        String self = "127.0.0.2:" + MANAGEMENT_PORT;
        await().atMost(PATIENCE)
                .until(() -> node.output().contains("found " + self + ", of which " + self + " answered"));
        int lookups = kubernetes.lookups();
        await().atMost(PATIENCE).until(() -> kubernetes.lookups() >= lookups + LOOKUPS_OF_THREE_nodes);

        assertThat(get(http.resolve("/health/live")).statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get(http.resolve("/health/ready"));
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("member_up", "sharding_started").doesNotContain("journal_reachable");
        HttpResponse<String> page = get(http.resolve("/"));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("1");
    }

    private void allSee(String... members) throws Exception {
        for (NodeProcess node : nodes) {
            node.awaitReady();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(views()).containsOnly(Set.of(members)));
        for (NodeProcess node : nodes) {
            await().atMost(PATIENCE)
                    .until(() -> get(node.url().resolve("/health/ready")).statusCode() == 200);
        }
    }

    /** The members that are up, as each node sees them. */
    private List<Set<String>> views() throws Exception {
        List<Set<String>> views = new ArrayList<>();
        for (NodeProcess node : nodes) {
            String answer =
                    get(node.metricsUrl().resolve("/bootstrap/seed-nodes")).body();
            views.add(MEMBER.matcher(answer)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet()));
        }
        return views;
    }

    private NodeProcess launch(String address, Map<String, String> more) throws IOException {
        List<String> options = new ArrayList<>(NodeProcess.QUICK_START);
        kubernetes.files().forEach((key, file) -> options.add("-D" + key + "=" + file));
        options.add("-Dpekko.management.cluster.bootstrap.contact-point-discovery.stable-margin=2s");
        Map<String, String> settings = new HashMap<>(kubernetes.environment());
        settings.put("COLLABBOARD_DISCOVERY", "kubernetes");
        settings.put("COLLABBOARD_DELETION_COST", "on");
        settings.put("COLLABBOARD_POD_NAME", "board-" + address.charAt(address.length() - 1));
        settings.put("COLLABBOARD_NODE_HOST", address);
        settings.put("COLLABBOARD_NODE_PORT", "0");
        settings.put("COLLABBOARD_MANAGEMENT_HOST", address);
        settings.put("COLLABBOARD_MANAGEMENT_PORT", Integer.toString(MANAGEMENT_PORT));
        settings.put("COLLABBOARD_DATABASE_URL", database.jdbcUrl());
        settings.put("COLLABBOARD_DATABASE_USER", database.user());
        settings.put("COLLABBOARD_DATABASE_PASSWORD", database.password().value());
        settings.putAll(more);
        return NodeProcess.launch(directory.resolve(address), options, settings);
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
