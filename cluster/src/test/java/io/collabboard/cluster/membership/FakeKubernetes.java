package io.collabboard.cluster.membership;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * As much of an API server of Kubernetes as a node needs: HTTPS with a certificate of the cluster's own authority, a bearer
 * token that must be right, and the pods of one namespace by label, told as Kubernetes tells them.
 */
final class FakeKubernetes implements AutoCloseable {
    static final String NAMESPACE = "boards";

    private static final String HOST = "127.0.0.1";
    private static final String TOKEN = "service-account-token";
    private static final String PODS = "/api/v1/namespaces/" + NAMESPACE + "/pods";

    /** A pod as the API shows it; its label is that of the name. */
    record Pod(String name, String app, String address, String phase, boolean isDeleted) {
        static Pod running(String name, String app, String address) {
            return new Pod(name, app, address, "Running", false);
        }
    }

    private final Map<String, Pod> pods = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> annotations = new ConcurrentHashMap<>();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Path directory;
    private final HttpsServer server;

    private FakeKubernetes(Path directory, HttpsServer server) {
        this.directory = directory;
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(executor);
        server.start();
    }

    /** @param directory gets what Kubernetes mounts into each pod */
    static FakeKubernetes start(Path directory) throws IOException, GeneralSecurityException {
        TestAuthority authority = TestAuthority.create("kubernetes");
        authority.write(directory.resolve("ca.crt"));
        Files.writeString(directory.resolve("token"), TOKEN);
        Files.writeString(directory.resolve("namespace"), NAMESPACE);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(authority.issue("apiserver", HOST))));
        return new FakeKubernetes(directory, server);
    }

    /** How often pods were asked for. */
    int lookups() {
        return lookups.get();
    }

    /** Values of an annotation by pod. */
    Map<String, String> annotated(String annotation) {
        return annotations.entrySet().stream()
                .filter(pod -> pod.getValue().containsKey(annotation))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, pod -> pod.getValue().get(annotation)));
    }

    /** The next patches get no better answer than that the server failed. */
    void failPatches(int count) {
        failuresToCome.set(count);
    }

    void add(Pod pod) {
        pods.put(pod.name(), pod);
    }

    /** What Kubernetes sets for every container. */
    Map<String, String> environment() {
        return Map.of(
                "KUBERNETES_SERVICE_HOST",
                HOST,
                "KUBERNETES_SERVICE_PORT",
                Integer.toString(server.getAddress().getPort()));
    }

    /** Where the mounted files are, as that is not where Kubernetes has them; keys of the configuration. */
    Map<String, String> files() {
        String discovery = "pekko.discovery.kubernetes-api.";
        return Map.of(
                discovery + "api-ca-path", directory.resolve("ca.crt").toString(),
                discovery + "api-token-path", directory.resolve("token").toString(),
                discovery + "pod-namespace-path", directory.resolve("namespace").toString());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, status("Unauthorized"));
            } else if (exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(PODS)) {
                lookups.incrementAndGet();
                send(exchange, 200, podList(app(exchange.getRequestURI().getRawQuery())));
            } else if (exchange.getRequestMethod().equals("PATCH")
                    && exchange.getRequestURI().getPath().startsWith(PODS + "/")) {
                patch(exchange, exchange.getRequestURI().getPath().substring(PODS.length() + 1), body);
            } else {
                send(exchange, 403, status("Forbidden"));
            }
        }
    }

    private void patch(HttpExchange exchange, String pod, String body) throws IOException {
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 500, status("InternalError"));
        } else if (!pods.containsKey(pod)) {
            send(exchange, 404, status("NotFound"));
        } else if (!"application/merge-patch+json"
                .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            send(exchange, 415, status("UnsupportedMediaType"));
        } else {
            new ObjectMapper()
                    .readTree(body)
                    .at("/metadata/annotations")
                    .properties()
                    .forEach(one -> annotations
                            .computeIfAbsent(pod, unannotated -> new ConcurrentHashMap<>())
                            .put(one.getKey(), one.getValue().textValue()));
            send(exchange, 200, json(pods.get(pod)));
        }
    }

    private String podList(String app) {
        String items = pods.values().stream()
                .filter(pod -> pod.app().equals(app))
                .map(FakeKubernetes::json)
                .collect(Collectors.joining(","));
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
                + items + "]}";
    }

    private static String json(Pod pod) {
        String deletion = pod.isDeleted() ? ",\"deletionTimestamp\":\"2026-01-01T00:00:00Z\"" : "";
        return """
                {
                  "metadata": {"name": "%s", "namespace": "%s", "labels": {"app.kubernetes.io/name": "%s"}%s},
                  "spec": {"containers": [{"name": "collabboard", "ports": [
                    {"name": "http", "containerPort": 8080, "protocol": "TCP"},
                    {"name": "management", "containerPort": 8558, "protocol": "TCP"}
                  ]}]},
                  "status": {"phase": "%s", "podIP": "%s", "containerStatuses": [{
                    "name": "collabboard", "ready": false, "restartCount": 0,
                    "state": {"running": {"startedAt": "2026-01-01T00:00:00Z"}}
                  }]}
                }
                """.formatted(pod.name(), NAMESPACE, pod.app(), deletion, pod.phase(), pod.address());
    }

    private static String app(String query) {
        String selector = URLDecoder.decode(query, StandardCharsets.UTF_8);
        String expected = "labelSelector=app.kubernetes.io/name=";
        if (!selector.startsWith(expected)) {
            throw new IllegalArgumentException("a query that Kubernetes would not understand so: " + query);
        }
        return selector.substring(expected.length());
    }

    private static String status(String reason) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"" + reason + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static SSLContext context(TestAuthority.Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", identity.key(), new char[0], new X509Certificate[] {identity.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
