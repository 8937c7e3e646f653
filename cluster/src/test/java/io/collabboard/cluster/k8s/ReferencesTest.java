package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a manifest names is there: in the same overlay, or among the Secrets that docs/operations.md tells operators to make. */
class ReferencesTest {
    static Stream<Overlay> overlays() throws Exception {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Everything has a name of its own and is in the overlay's one namespace")
    void names(Overlay overlay) {
        String namespace = overlay.all(Namespace.class).get(0).getMetadata().getName();
        Set<String> names = new HashSet<>();
        for (HasMetadata manifest : overlay.manifests()) {
            assertThat(names.add(
                            manifest.getKind() + " " + manifest.getMetadata().getName()))
                    .as("%s stands twice", manifest.getMetadata().getName())
                    .isTrue();
            if (!(manifest instanceof Namespace)) {
                assertThat(manifest.getMetadata().getNamespace()).isEqualTo(namespace);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Selectors of workloads, Services, budgets and network policies match pods that there are")
    void selectors(Overlay overlay) {
        for (Deployment one : overlay.all(Deployment.class)) {
            assertMatches(one.getSpec().getSelector(), List.of(one.getSpec().getTemplate()));
        }
        for (StatefulSet one : overlay.all(StatefulSet.class)) {
            assertMatches(one.getSpec().getSelector(), List.of(one.getSpec().getTemplate()));
            assertThat(overlay.has(Service.class, one.getSpec().getServiceName()))
                    .isTrue();
        }
        for (PodDisruptionBudget one : overlay.all(PodDisruptionBudget.class)) {
            assertMatches(one.getSpec().getSelector(), overlay.pods());
        }
        for (PodTemplateSpec pod : overlay.pods()) {
            pod.getSpec()
                    .getTopologySpreadConstraints()
                    .forEach(spread -> assertMatches(spread.getLabelSelector(), List.of(pod)));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Services name ports of the pods that they select, and Ingress and ServiceMonitor ports of Services")
    void ports(Overlay overlay) {
        for (Service service : overlay.all(Service.class)) {
            List<PodTemplateSpec> pods = overlay.podsWith(service.getSpec().getSelector());
            assertThat(pods).as(service.getMetadata().getName()).isNotEmpty();
            for (ServicePort port : service.getSpec().getPorts()) {
                assertThat(pods)
                        .allSatisfy(pod -> assertThat(ports(pod))
                                .containsEntry(port.getTargetPort().getStrVal(), port.getPort()));
            }
        }
        for (Ingress ingress : overlay.all(Ingress.class)) {
            ingress.getSpec().getRules().stream()
                    .flatMap(rule -> rule.getHttp().getPaths().stream())
                    .forEach(path -> assertServes(overlay, path.getBackend().getService()));
        }
        for (ServiceMonitor monitor : overlay.all(ServiceMonitor.class)) {
            Map<String, String> labels = monitor.getSpec().getSelector().getMatchLabels();
            List<Service> services = overlay.all(Service.class).stream()
                    .filter(service ->
                            service.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                    .toList();
            assertThat(services).hasSize(1);
            assertThat(monitor.getSpec().getEndpoints())
                    .extracting(Endpoint::getPort)
                    .allSatisfy(port -> assertThat(services.get(0).getSpec().getPorts())
                            .extracting(ServicePort::getName)
                            .contains(port));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Network policies select pods and open ports that these have")
    void networkPolicies(Overlay overlay) {
        for (NetworkPolicy policy : overlay.all(NetworkPolicy.class)) {
            List<PodTemplateSpec> pods =
                    overlay.podsWith(policy.getSpec().getPodSelector().getMatchLabels());
            assertThat(pods).as(policy.getMetadata().getName()).hasSize(1);
            policy.getSpec().getIngress().stream()
                    .flatMap(rule -> rule.getPorts().stream())
                    .forEach(port -> assertThat(ports(pods.get(0)))
                            .containsValue(port.getPort().getIntVal()));
            Stream.concat(
                            policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                            policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
                    .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                    .forEach(peer -> assertThat(
                                    overlay.podsWith(peer.getPodSelector().getMatchLabels()))
                            .isNotEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("ConfigMaps, Secrets and their keys, accounts and roles that are named are there or are documented")
    void references(Overlay overlay) throws IOException {
        for (PodTemplateSpec pod : overlay.pods()) {
            String account = pod.getSpec().getServiceAccountName();
            assertThat(account == null || overlay.has(ServiceAccount.class, account))
                    .as(account)
                    .isTrue();
            for (Container container : pod.getSpec().getContainers()) {
                container
                        .getEnvFrom()
                        .forEach(from -> assertThat(overlay.has(
                                        ConfigMap.class, from.getConfigMapRef().getName()))
                                .isTrue());
                secretKeys(container).forEach(key -> assertHasKey(overlay, key));
            }
            pod.getSpec().getVolumes().stream()
                    .map(Volume::getSecret)
                    .filter(Objects::nonNull)
                    .forEach(secret -> assertIsKnown(overlay, secret.getSecretName()));
        }
        overlay.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getTls().stream())
                .forEach(tls -> assertIsKnown(overlay, tls.getSecretName()));
        for (RoleBinding binding : overlay.all(RoleBinding.class)) {
            assertThat(overlay.has(Role.class, binding.getRoleRef().getName())).isTrue();
            assertThat(binding.getSubjects())
                    .allSatisfy(subject -> assertThat(overlay.has(ServiceAccount.class, subject.getName()))
                            .isTrue());
        }
        for (HorizontalPodAutoscaler scaler : overlay.all(HorizontalPodAutoscaler.class)) {
            Deployment target = overlay.one(
                    Deployment.class, scaler.getSpec().getScaleTargetRef().getName());
            assertThat(target.getSpec().getReplicas())
                    .as("a number of replicas would undo the autoscaler's")
                    .isNull();
        }
    }

    private static Stream<SecretKeySelector> secretKeys(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .map(source -> source.getSecretKeyRef())
                .filter(Objects::nonNull);
    }

    private static void assertHasKey(Overlay overlay, SecretKeySelector key) {
        assertIsKnown(overlay, key.getName());
        if (overlay.has(Secret.class, key.getName())) {
            assertThat(overlay.one(Secret.class, key.getName()).getData()).containsKey(key.getKey());
        } else {
            assertThat(operations()).contains("--from-literal=" + key.getKey() + "=");
        }
    }

    private static void assertIsKnown(Overlay overlay, String secret) {
        assertThat(overlay.has(Secret.class, secret)
                        || operations().contains("secret generic " + secret)
                        || operations().contains("secret tls " + secret))
                .as("Secret %s is neither in the overlay nor made in docs/operations.md", secret)
                .isTrue();
    }

    private static String operations() {
        try {
            return Files.readString(Path.of("..", "docs", "operations.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertServes(Overlay overlay, IngressServiceBackend backend) {
        assertThat(overlay.one(Service.class, backend.getName()).getSpec().getPorts())
                .extracting(ServicePort::getName)
                .contains(backend.getPort().getName());
    }

    private static void assertMatches(LabelSelector selector, List<PodTemplateSpec> pods) {
        Map<String, String> labels = selector.getMatchLabels();
        assertThat(labels).isNotEmpty();
        assertThat(pods)
                .anySatisfy(pod -> assertThat(pod.getMetadata().getLabels()).containsAllEntriesOf(labels));
    }

    private static Map<String, Integer> ports(PodTemplateSpec pod) {
        Map<String, Integer> ports = new java.util.HashMap<>();
        pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .forEach(port -> ports.put(port.getName(), port.getContainerPort()));
        return ports;
    }
}
