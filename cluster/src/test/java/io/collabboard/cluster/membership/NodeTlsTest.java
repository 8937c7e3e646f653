package io.collabboard.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.StartException;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that prove to each other who they are. */
class NodeTlsTest {
    private static final String NAME = "collabboard";
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static final int PORT = TestNodes.freePort();
    private static final TestAuthority AUTHORITY = TestAuthority.create("nodes");

    @TempDir
    private static Path directory;

    private static Node first;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(TestNodes.first(PORT));
        settings.putAll(identity("first", AUTHORITY, NAME));
        first = TestNodes.start(DATABASE, settings);
    }

    @AfterAll
    static void stop() {
        first.stop();
    }

    @Test
    @DisplayName("A node with a certificate of the same authority joins")
    void sameAuthority() throws IOException {
        try (Node joined = TestNodes.start(DATABASE, joining(identity("second", AUTHORITY, NAME)))) {
            assertThat(new NodeInside(first).awaitMembers(2)).isEqualTo(new NodeInside(joined).awaitMembers(2));
        }
    }

    @Test
    @DisplayName("A node with a certificate of another authority does not join, though it trusts the first node")
    void otherAuthority() throws IOException {
        Map<String, String> settings = new HashMap<>(identity("stranger", TestAuthority.create("others"), NAME));
        settings.put(
                "NODE_TLS_CA", AUTHORITY.write(directory.resolve("trusted.crt")).toString());

        doesNotJoin(settings);
    }

    @Test
    @DisplayName("A node with a certificate of the same authority for another name does not join")
    void otherName() throws IOException {
        doesNotJoin(identity("misnamed", AUTHORITY, "another-cluster"));
    }

    @Test
    @DisplayName("A node without a certificate does not join")
    void inTheClear() {
        doesNotJoin(Map.of());
    }

    @Test
    @DisplayName("A file that is missing, unset or no PEM is told at the start")
    void badFiles() throws IOException {
        Map<String, String> good = identity("good", AUTHORITY, NAME);

        Map<String, String> missing = new HashMap<>(good);
        missing.put("NODE_TLS_KEY", directory.resolve("nowhere.key").toString());
        assertThatThrownBy(() -> TestNodes.start(DATABASE, missing))
                .isInstanceOf(SettingsException.class)
                .hasMessage("COLLABBOARD_NODE_TLS_KEY is " + directory.resolve("nowhere.key")
                        + ", which cannot be read; allowed: a PEM file");

        Map<String, String> unset = new HashMap<>(good);
        unset.remove("NODE_TLS_CA");
        assertThatThrownBy(() -> TestNodes.start(DATABASE, unset))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("COLLABBOARD_NODE_TLS_CA is not set; allowed: a PEM file, as others");

        Map<String, String> garbled = new HashMap<>(good);
        Path file = Files.writeString(directory.resolve("garbled.crt"), "no certificate");
        garbled.put("NODE_TLS_CERTIFICATE", file.toString());
        assertThatThrownBy(() -> TestNodes.start(DATABASE, garbled))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("nodes cannot use " + file + " with the key " + directory);
    }

    private static void doesNotJoin(Map<String, String> tls) {
        Map<String, String> settings = new HashMap<>(joining(tls));
        settings.put("JOIN_TIMEOUT_MS", "4000");

        assertThatThrownBy(() -> TestNodes.start(DATABASE, settings))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("the node is not in a cluster after 4 s: none of [127.0.0.1:" + PORT + "]");
        assertThat(new NodeInside(first).awaitMembers(1)).hasSize(1);
    }

    private static Map<String, String> joining(Map<String, String> tls) {
        Map<String, String> settings = new HashMap<>(TestNodes.joining(PORT));
        settings.put("JOIN_TIMEOUT_MS", "30000");
        settings.putAll(tls);
        return settings;
    }

    private static Map<String, String> identity(String name, TestAuthority authority, String subject) {
        Path certificate = directory.resolve(name + ".crt");
        Path key = directory.resolve(name + ".key");
        authority.issue(subject).write(certificate, key);
        return Map.of(
                "NODE_TLS_CERTIFICATE", certificate.toString(),
                "NODE_TLS_KEY", key.toString(),
                "NODE_TLS_CA",
                        authority.write(directory.resolve(name + "-ca.crt")).toString());
    }
}
