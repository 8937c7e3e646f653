package io.collabboard.cluster.membership;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The API server, as a pod reaches it by its environment and the files that Kubernetes mounts. These are read anew for each
 * request, as tokens are replaced within the hour; requests are meant to be rare.
 *
 * @param files where they are: {@code pekko.discovery.kubernetes-api}, as discovery reads them
 * @param namespace of the pods, unless it is that of the service account
 * @param blocking for reading them and waiting for the answer
 */
record KubernetesApi(Map<String, String> environment, Config files, Optional<String> namespace, Executor blocking) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHOWN_OF_ANSWER = 200;

    /** Sets one annotation of a pod and leaves the others; completes when that is done. Neither needs quoting in JSON. */
    CompletionStage<Void> annotate(String pod, String annotation, String value) {
        String patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(annotation, value);
        return CompletableFuture.runAsync(() -> send(pod, patch), blocking);
    }

    private void send(String pod, String patch) {
        try {
            HttpRequest request = HttpRequest.newBuilder(pod(pod))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + read("api-token-path"))
                    .header("Content-Type", "application/merge-patch+json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString(patch))
                    .build();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trustingTheCluster())
                    .connectTimeout(PATIENCE)
                    .build();
            requireDone(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate of the API server's authority cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void requireDone(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            String body = answer.body();
            throw new IllegalStateException("the API server answered %d: %s"
                    .formatted(answer.statusCode(), body.substring(0, Math.min(body.length(), SHOWN_OF_ANSWER))));
        }
    }

    private URI pod(String name) throws IOException {
        String path = "/api/v1/namespaces/%s/pods/%s"
                .formatted(namespace.isPresent() ? namespace.get() : read("pod-namespace-path"), name);
        String host = variable("api-service-host-env-name");
        int port = Integer.parseInt(variable("api-service-port-env-name"));
        return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path);
    }

    private String variable(String key) {
        String name = files.getString(key);
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: is this a pod?"));
    }

    private String read(String key) throws IOException {
        return Files.readString(Path.of(files.getString(key))).strip();
    }

    private SSLContext trustingTheCluster() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of(files.getString("api-ca-path")))) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
