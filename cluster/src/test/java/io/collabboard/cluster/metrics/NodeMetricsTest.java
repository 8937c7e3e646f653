package io.collabboard.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.StartException;
import io.collabboard.cluster.StoredRows;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.crash.NodeProcess;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.ManagementSettings;
import io.collabboard.cluster.settings.NodeSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMetricsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @DisplayName("A node shows its metrics on the management port, nothing else there, and none on the public port")
    void served() throws Exception {
        URI metrics;
        try (Node node = TestNodes.start(TestPostgres.migratedDatabase())) {
            metrics = node.metricsUrl();
            HttpResponse<String> answer = get(metrics);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertIsPlausible(Scrape.parse(answer.body()));
            assertThat(get(metrics.resolve("/")).statusCode()).isEqualTo(404);
            assertThat(get(metrics.resolve("/metrics/more")).statusCode()).isEqualTo(404);
            assertThat(get(metrics.resolve("/api/me")).statusCode()).isEqualTo(404);
            assertThat(get(node.url().resolve("/metrics")).statusCode()).isEqualTo(404);
        }

        assertThatThrownBy(() -> get(metrics)).isInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("docs/operations.md explains every metric of a node")
    void documented() throws Exception {
        String docs = Files.readString(Path.of("..", "docs", "operations.md"));
        try (Node node = TestNodes.start(TestPostgres.migratedDatabase())) {
            assertThat(get(node.url().resolve("/health/ready")).statusCode()).isEqualTo(200);
            assertThat(Scrape.parse(get(node.metricsUrl()).body()).names())
                    .allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
        }
    }

    @Test
    @DisplayName("A node as a process tells where its metrics are before it says that it is ready")
    void ofProcess(@TempDir Path directory) throws Exception {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        Map<String, String> settings = Map.of(
                "COLLABBOARD_DATABASE_URL", database.jdbcUrl(),
                "COLLABBOARD_DATABASE_USER", database.user(),
                "COLLABBOARD_DATABASE_PASSWORD", database.password().value());
        try (NodeProcess node = NodeProcess.start(directory, NodeProcess.REHEARSING, settings)) {
            Scrape first = Scrape.parse(get(node.metricsUrl()).body());
            Scrape second = Scrape.parse(get(node.metricsUrl()).body());

            assertIsPlausible(first);
            assertThat(first.sum("logback_events_total", "level=\"info\"")).isPositive();
            assertThat(node.output()).contains("rehearsed in").doesNotContain("no rehearsal");
            assertThat(first.sum("collabboard_joins_total"))
                    .as("a rehearsal is not counted")
                    .isZero();
            assertThat(StoredRows.count(
                            database, "select (select count(*) from event_journal) + (select count(*) from app_user)"))
                    .as("nor stored")
                    .isZero();
            assertThat(second.sum("process_cpu_time_ns_total"))
                    .isGreaterThanOrEqualTo(first.sum("process_cpu_time_ns_total"));
        }
    }

    @Test
    @DisplayName("Two nodes of one machine start without a word about management ports, and each shows its own figures")
    void twoNodes() throws Exception {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        int nodePort = TestNodes.freePort();
        try (Node one = TestNodes.start(database, auto(TestNodes.first(nodePort)));
                Node other = TestNodes.start(database, auto(TestNodes.joining(nodePort)))) {
            assertThat(other.metricsUrl().getPort())
                    .isNotIn(ManagementSettings.USUAL_PORT, one.metricsUrl().getPort());
            assertIsPlausible(Scrape.parse(get(one.metricsUrl()).body()));
            assertIsPlausible(Scrape.parse(get(other.metricsUrl()).body()));
        }
    }

    @Test
    @DisplayName("A management port that was asked for and is in use is told before anything is started")
    void askedPortTaken(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeSettings settings = NodeSettings.of(Map.of(
                    "COLLABBOARD_HTTP_PORT", "0",
                    "COLLABBOARD_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()),
                    "COLLABBOARD_DATA_DIR", directory.toString()));

            assertThatThrownBy(() -> Node.start(settings))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("cannot serve metrics on 127.0.0.1 port " + taken.getLocalPort())
                    .hasMessageContaining("COLLABBOARD_MANAGEMENT_PORT");
            assertThat(directory.resolve("postgres")).doesNotExist();
        }
    }

    private static Map<String, String> auto(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("MANAGEMENT_PORT", "auto");
        return all;
    }

    private static void assertIsPlausible(Scrape scrape) {
        assertThat(scrape.names())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_memory_committed_bytes",
                        "jvm_memory_max_bytes",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_threads_live_threads",
                        "jvm_classes_loaded_classes",
                        "process_cpu_time_ns_total",
                        "process_cpu_usage",
                        "process_files_open_files",
                        "process_uptime_seconds",
                        "logback_events_total",
                        "hikaricp_connections_active",
                        "hikaricp_connections_pending",
                        "hikaricp_connections_acquire_seconds_count");
        double heap = scrape.sum("jvm_memory_used_bytes", "area=\"heap\"");
        assertThat(heap).isPositive();
        assertThat(scrape.sum("jvm_memory_used_bytes", "area=\"nonheap\"")).isPositive();
        assertThat(scrape.sum("process_cpu_time_ns_total")).isPositive();
        assertThat(scrape.sum("process_uptime_seconds")).isPositive();
        assertThat(scrape.sum("jvm_threads_live_threads")).isGreaterThan(1);
        assertThat(scrape.sum("hikaricp_connections_max", "pool=\"collabboard\""))
                .isEqualTo(8);
        assertThat(scrape.sum("hikaricp_connections_max", "pool=\"journal\"")).isEqualTo(4);
        if (Files.exists(Path.of("/proc/self"))) {
            assertThat(scrape.sum("process_resident_memory_bytes")).isBetween(heap / 2, 1e11);
        }
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
