package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.HashMap;
import java.util.Map;

/** The variables of a container as its process would see them, with samples for what only a cluster knows. */
final class NodeEnvironment {
    private static final Map<String, String> FIELDS =
            Map.of("status.podIP", "10.1.2.3", "metadata.name", "collabboard-abc", "metadata.namespace", "collabboard");

    private static final Map<String, String> SECRETS =
            Map.of("url", "jdbc:postgresql://db.example.org/collabboard", "user", "ada", "password", "secret");

    private NodeEnvironment() {}

    static Map<String, String> of(Overlay overlay, Container container) {
        Map<String, String> variables = new HashMap<>();
        container
                .getEnvFrom()
                .forEach(from -> variables.putAll(
                        overlay.one(ConfigMap.class, from.getConfigMapRef().getName())
                                .getData()));
        for (EnvVar variable : container.getEnv()) {
            assertThat(variables.put(variable.getName(), value(variable)))
                    .as("%s is set twice", variable.getName())
                    .isNull();
        }
        return variables;
    }

    private static String value(EnvVar variable) {
        EnvVarSource source = variable.getValueFrom();
        if (source == null) {
            return variable.getValue();
        }
        String value = source.getFieldRef() != null
                ? FIELDS.get(source.getFieldRef().getFieldPath())
                : SECRETS.get(source.getSecretKeyRef().getKey());
        assertThat(value).as("source of %s", variable.getName()).isNotNull();
        return value;
    }
}
