package io.collabboard.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.Discovery;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.Secret;
import io.collabboard.cluster.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShellTest {
    private static final DatabaseAccess DATABASE =
            new DatabaseAccess("jdbc:postgresql://127.0.0.1:5/boards", "ada", new Secret("word"));

    @Test
    @DisplayName("A node has its own addresses, knows those of all, and keeps what else was set")
    void environment() {
        List<Place> all = List.of(
                new Place("node-1", "127.0.0.1", new Ports(1, 2, 3)),
                new Place("node-2", "127.0.0.2", new Ports(1, 2, 3)));

        NodeSettings settings =
                NodeSettings.of(new Shell(Map.of("COLLABBOARD_MAX_SOCKETS", "77")).of(all.get(1), all, DATABASE));

        assertThat(settings.http().url(settings.http().port()))
                .isEqualTo(all.get(1).url());
        assertThat(settings.management().url(2, "/metrics"))
                .isEqualTo(all.get(1).metricsUrl());
        assertThat(settings.cluster().host()).isEqualTo("127.0.0.2");
        assertThat(settings.cluster().port()).isEqualTo(3);
        assertThat(settings.cluster().discovery().method()).isEqualTo(Discovery.STATIC);
        assertThat(settings.cluster().discovery().bootstrapNodes())
                .containsExactly(all.get(0).contact(), all.get(1).contact());
        assertThat(settings.cluster().discovery().requiredNodes()).isEqualTo(2);
        assertThat(settings.storage().external()).contains(DATABASE);
        assertThat(settings.limits().byPath().values()).contains(77);
    }

    @Test
    @DisplayName("A setting in which nodes differ is refused, as is one that there is not")
    void refused() {
        assertThatThrownBy(() -> new Shell(Map.of("COLLABBOARD_HTTP_PORT", "9000")).storage())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("COLLABBOARD_HTTP_PORT is set, but nodes of one machine differ in it");
        assertThatThrownBy(() -> new Shell(Map.of("COLLABBOARD_HTP_PORT", "9000")).storage())
                .isInstanceOf(SettingsException.class);
    }

    @Test
    @DisplayName("The heaps share the memory, unless the operator says how large they are")
    void jvmOptions() {
        Shell shell = new Shell(Map.of("JAVA_OPTS", "-Da=b", "COLLABBOARD_JAVA_OPTS", " -Xmx1g  -Xss1m "));

        assertThat(shell.jvmOptions(3)).contains("-XX:MaxRAMPercentage=20").endsWith("-Da=b", "-Xmx1g", "-Xss1m");
    }
}
