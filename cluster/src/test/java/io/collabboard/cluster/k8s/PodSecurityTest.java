package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pods may do at most. */
class PodSecurityTest {
    static Stream<Overlay> overlays() throws Exception {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("No container runs as root, gains a privilege, writes to its image or takes memory without a limit")
    void containers(Overlay overlay) {
        for (PodTemplateSpec pod : overlay.pods()) {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(spec.getContainers()).isNotEmpty().allSatisfy(PodSecurityTest::assertConfined);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("Only nodes may ask the API, and only for pods of their namespace")
    void api(Overlay overlay) {
        for (PodTemplateSpec pod : overlay.pods()) {
            boolean asks = "collabboard".equals(pod.getSpec().getServiceAccountName());
            assertThat(asks || Boolean.FALSE.equals(pod.getSpec().getAutomountServiceAccountToken()))
                    .isTrue();
        }
        PolicyRule rule = overlay.one(Role.class, "collabboard").getRules().get(0);
        assertThat(overlay.all(Role.class)).hasSize(1);
        assertThat(rule.getResources()).containsExactly("pods");
        assertThat(rule.getVerbs()).containsExactly("get", "list", "watch", "patch");
    }

    private static void assertConfined(Container container) {
        SecurityContext context = container.getSecurityContext();
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory").doesNotContainKey("cpu");
    }
}
