package io.collabboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.NodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
    @Test
    @DisplayName("A node serves when started, and frees its port when stopped")
    void startAndStop() throws Exception {
        Node node = Node.start(onTestDatabase(Map.of()));
        URI url = node.url();

        assertThat(statusOf(url)).isEqualTo(200);

        node.stop();
        assertThat(node.ended()).isCompleted();
        try (ServerSocket socket = new ServerSocket(url.getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    @DisplayName("Two nodes in one JVM form a cluster, and one goes on when the other leaves")
    void twoNodes() throws Exception {
        String port = Integer.toString(freePort());
        Map<String, String> seeds = Map.of("COLLABBOARD_SEED_NODES", "127.0.0.1:" + port);
        Map<String, String> first = new HashMap<>(seeds);
        first.put("COLLABBOARD_NODE_PORT", port);
        Map<String, String> second = new HashMap<>(seeds);
        second.put("COLLABBOARD_NODE_PORT", "0");

        try (Node one = Node.start(onTestDatabase(first))) {
            Node two = Node.start(onTestDatabase(second));
            await().until(() -> one.members() == 2);
            assertThat(statusOf(two.url())).isEqualTo(200);

            two.stop();
            await().until(() -> one.members() == 1);
            assertThat(statusOf(one.url())).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A port in use is told before anything is started")
    void portInUse(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeSettings settings = NodeSettings.of(Map.of(
                    "COLLABBOARD_HTTP_PORT",
                    Integer.toString(taken.getLocalPort()),
                    "COLLABBOARD_DATA_DIR",
                    directory.toString()));

            assertThatThrownBy(() -> Node.start(settings))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("cannot serve HTTP on 127.0.0.1 port " + taken.getLocalPort())
                    .hasMessageContaining("COLLABBOARD_HTTP_PORT");
            assertThat(directory.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    @DisplayName("A second node on one data directory is refused and told the first one's process")
    void secondNodeOnOneDirectory(@TempDir Path directory) throws IOException {
        NodeSettings settings =
                NodeSettings.of(Map.of("COLLABBOARD_HTTP_PORT", "0", "COLLABBOARD_DATA_DIR", directory.toString()));
        try (DataLock first = DataLock.take(directory)) {
            assertThat(first.directory()).isEqualTo(directory);
            assertThatThrownBy(() -> Node.start(settings))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("used by another node, process "
                            + ProcessHandle.current().pid());
        }
    }

    private static NodeSettings onTestDatabase(Map<String, String> more) {
        DatabaseAccess database = TestDatabase.ACCESS;
        Map<String, String> environment = new HashMap<>(more);
        environment.put("COLLABBOARD_HTTP_PORT", "0");
        environment.put("COLLABBOARD_DATABASE_URL", database.jdbcUrl());
        environment.put("COLLABBOARD_DATABASE_USER", database.user());
        environment.put("COLLABBOARD_DATABASE_PASSWORD", database.password().value());
        return NodeSettings.of(environment);
    }

    private static int statusOf(URI url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/health/live")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class TestDatabase {
        static final DatabaseAccess ACCESS = TestPostgres.emptyDatabase();
    }
}
