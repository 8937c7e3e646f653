package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.NodeSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests tell a node, held against the node. */
class NodeManifestTest {
    /** Seconds that a node needs after its clients have left: for boards to move and to leave the cluster, as docs/operations.md says. */
    private static final int TO_LEAVE = 15;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path secrets;

    private static Path mounted;

    @BeforeAll
    static void mount() throws Exception {
        mounted = Files.createFile(secrets.resolve("tls.pem"));
    }

    static Stream<Overlay> overlays() throws Exception {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("A node takes the variables that it is given, and listens on the ports that are named")
    void settings(Overlay overlay) {
        NodeSettings settings = NodeSettings.of(environment(overlay));

        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(settings.http().port()).isEqualTo(port(overlay, "http"));
        assertThat(settings.management().host()).isEqualTo("0.0.0.0");
        assertThat(settings.management().port()).hasValue(port(overlay, "management"));
        assertThat(settings.cluster().host()).isEqualTo("10.1.2.3");
        assertThat(settings.cluster().port()).isEqualTo(port(overlay, "remoting"));
        assertThat(settings.storage().external()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Kubernetes adds no variables of Services, which the node would refuse")
    void serviceLinks(Overlay overlay) {
        assertThat(overlay.node().getSpec().getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Nodes look for the pods of nodes and for no others")
    void discovery(Overlay overlay) {
        Map<String, String> given = NodeEnvironment.of(overlay, node(overlay));
        assertThat(given).containsEntry("COLLABBOARD_DISCOVERY", "kubernetes");
        String[] selector = given.get("COLLABBOARD_POD_LABELS").split("=", 2);

        assertThat(overlay.podsWith(Map.of(selector[0], selector[1]))).containsExactly(overlay.node());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("A pod is given the time that its clients and its boards need to leave")
    void gracePeriod(Overlay overlay) {
        long preStop = node(overlay).getLifecycle().getPreStop().getSleep().getSeconds();
        int spread = Integer.parseInt(environment(overlay).get("COLLABBOARD_DRAIN_SPREAD_MS")) / 1_000;

        assertThat(overlay.node().getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(preStop + spread + TO_LEAVE);
    }

    @Test
    @DisplayName("The paths that are probed and scraped are those at which a node answers")
    void paths() throws Exception {
        Overlay overlay = Overlay.rendered("prod");
        Container container = node(overlay);
        try (Node node = TestNodes.start(TestPostgres.migratedDatabase())) {
            for (Probe probe : new Probe[] {
                container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()
            }) {
                assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
                assertThat(status(node.url().resolve(probe.getHttpGet().getPath())))
                        .isEqualTo(200);
            }
            assertThat(status(node.metricsUrl().resolve("/metrics"))).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("The address for browsers is that of the Ingress, and is encrypted")
    void publicUrl() {
        Overlay overlay = Overlay.rendered("prod");
        URI url = NodeSettings.of(environment(overlay)).http().publicUrl().orElseThrow();
        Ingress ingress = overlay.one(Ingress.class, "collabboard");

        assertThat(url.getScheme()).isEqualTo("https");
        assertThat(ingress.getSpec().getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getHost()).isEqualTo(url.getHost()));
        assertThat(ingress.getSpec().getTls())
                .singleElement()
                .satisfies(tls -> assertThat(tls.getHosts()).containsExactly(url.getHost()));
    }

    @Test
    @DisplayName(
            "Nobody signs in by a name alone in production, and a rolling update never has fewer nodes than before")
    void production() {
        Overlay overlay = Overlay.rendered("prod");
        Deployment deployment = overlay.one(Deployment.class, "collabboard");

        assertThat(environment(overlay)).doesNotContainKey("COLLABBOARD_DEV_LOGIN");
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
    }

    /** With files where a Secret is mounted in the pod: a node refuses what it cannot read. */
    private static Map<String, String> environment(Overlay overlay) {
        Map<String, String> environment = new HashMap<>(NodeEnvironment.of(overlay, node(overlay)));
        environment.replaceAll((name, value) -> name.startsWith("COLLABBOARD_NODE_TLS_") ? mounted.toString() : value);
        return environment;
    }

    private static Container node(Overlay overlay) {
        assertThat(overlay.node().getSpec().getContainers()).hasSize(1);
        return overlay.node().getSpec().getContainers().get(0);
    }

    private static int port(Overlay overlay, String name) {
        return node(overlay).getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow();
    }

    private static int status(URI url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
