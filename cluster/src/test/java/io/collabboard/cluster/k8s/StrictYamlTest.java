package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks of the manifests stand on. */
class StrictYamlTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: one
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                    - name: one
                      env:
                        - name: PORT
                          value: "8080"
                      livenessProbe:
                        httpGet:
                          path: /
                          port: http
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: one
            spec:
              endpoints:
                - port: management
            """;

    @Test
    @DisplayName("What is right is read, also kinds of the Prometheus Operator")
    void right() throws Exception {
        assertThat(StrictYaml.read(DEPLOYMENT)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 3 | replica: 3 | replica",
                "replicas: 3 | replicas: three | three",
                "replicas: 3 | replicas: '3' | Integer",
                "replicas: 3 | replicas: 2.5 | 2.5",
                "replicas: 3 | {replicas: 3, replicas: 4} | replicas",
                "value: \"8080\" | value: 8080 | String",
                "value: \"8080\" | value: on | String",
                "livenessProbe | livenessprobe | livenessprobe",
                "- port: management | - ports: management | ports",
                "apps/v1 | apps/v1beta9 | Deployment",
                "kind: ServiceMonitor | kind: ServiceMonitors | ServiceMonitors",
            })
    @DisplayName(
            "A field or a kind that does not exist, a key that stands twice and a value of another type are refused")
    void wrong(String right, String wrong, String told) {
        assertThat(DEPLOYMENT).contains(right);

        assertThatThrownBy(() -> StrictYaml.read(DEPLOYMENT.replace(right, wrong)))
                .hasMessageContaining(told);
    }
}
