package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What one overlay of {@code k8s/} renders to. */
record Overlay(String name, List<HasMetadata> manifests) {
    private static final Path FOLDER = Path.of("..", "k8s", "overlays");
    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    static List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static Stream<Overlay> all() throws IOException {
        return names().stream().map(Overlay::rendered);
    }

    /** Rendered by {@code kubectl} as operators do; a machine without one skips the test, CI does not. */
    static Overlay rendered(String name) {
        return RENDERED.computeIfAbsent(name, Overlay::render);
    }

    <M extends HasMetadata> List<M> all(Class<M> kind) {
        return manifests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <M extends HasMetadata> M one(Class<M> kind, String name) {
        List<M> found = all(kind).stream()
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .toList();
        assertThat(found).as(kind.getSimpleName() + " " + name).hasSize(1);
        return found.get(0);
    }

    <M extends HasMetadata> boolean has(Class<M> kind, String name) {
        return all(kind).stream()
                .anyMatch(manifest -> manifest.getMetadata().getName().equals(name));
    }

    /** Of all workloads, by their names. */
    List<PodTemplateSpec> pods() {
        return Stream.of(
                        all(Deployment.class).stream().map(one -> one.getSpec().getTemplate()),
                        all(StatefulSet.class).stream().map(one -> one.getSpec().getTemplate()),
                        all(Job.class).stream().map(one -> one.getSpec().getTemplate()))
                .flatMap(templates -> templates)
                .toList();
    }

    /** Of the nodes. */
    PodTemplateSpec node() {
        return one(Deployment.class, "collabboard").getSpec().getTemplate();
    }

    List<PodTemplateSpec> podsWith(Map<String, String> labels) {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Overlay render(String name) {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", FOLDER.resolve(name).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).as("kubectl kustomize %s", name).isZero();
            return new Overlay(name, StrictYaml.read(text));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            if (!isKubectlHere()) {
                return withoutKubectl();
            }
            throw new IllegalStateException("overlay " + name + ": " + e.getMessage(), e);
        }
    }

    private static Overlay withoutKubectl() {
        assertThat(System.getenv("CI"))
                .as("CI has no kubectl to render k8s/ with")
                .isNotEqualTo("true");
        return abort("there is no kubectl to render k8s/ with");
    }

    private static boolean isKubectlHere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
