package io.collabboard.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.StartException;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.Address;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes that look for their cluster by a list. */
class JoiningTest {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();

    private final int first = TestNodes.freePort();
    private final int second = TestNodes.freePort();

    @Test
    @DisplayName(
            "Nodes with a static list of management ports form one cluster, whichever starts first, and know their versions")
    void staticList() {
        Map<String, String> ofNextVersion = new HashMap<>(listed(first));
        ofNextVersion.put("APP_VERSION", "2.0.1-rc1");
        CompletableFuture<Node> one = CompletableFuture.supplyAsync(() -> TestNodes.start(DATABASE, listed(second)));
        CompletableFuture<Node> other = CompletableFuture.supplyAsync(() -> TestNodes.start(DATABASE, ofNextVersion));

        try (Node a = one.join();
                Node b = other.join()) {
            Map<Address, String> members = new NodeInside(a).awaitMembers(2);
            assertThat(new NodeInside(b).awaitMembers(2)).isEqualTo(members);
            assertThat(members.values())
                    .contains("2.0.1-rc1")
                    .doesNotContain("0.0.0")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName(
            "A node whose list does not answer forms no cluster, ends in time, says whom it found, and frees its ports")
    void listWithoutAnswer() throws Exception {
        Map<String, String> settings = new HashMap<>(listed(first));
        settings.put("JOIN_TIMEOUT_MS", "3000");

        assertThatThrownBy(() -> TestNodes.start(DATABASE, settings))
                .isInstanceOf(StartException.class)
                .hasMessageMatching(
                        "the node is not in a cluster after 3 s: found (127\\.0\\.0\\.1:\\d+, ){2}of which.* answered;"
                                + " a new cluster needs 2, and an answer from every one that was found");

        try (ServerSocket socket = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    @DisplayName("A node whose seed nodes do not answer ends in time and names them")
    void seedsWithoutAnswer() {
        Map<String, String> settings =
                Map.of("SEED_NODES", "127.0.0.1:" + first, "NODE_PORT", "0", "JOIN_TIMEOUT_MS", "1000");

        assertThatThrownBy(() -> TestNodes.start(DATABASE, settings))
                .isInstanceOf(StartException.class)
                .hasMessage("the node is not in a cluster after 1 s: none of [127.0.0.1:" + first
                        + "] is in one, or lets it in");
    }

    private Map<String, String> listed(int ownPort) {
        return Map.of(
                "DISCOVERY",
                "static",
                "BOOTSTRAP_NODES",
                "127.0.0.1:" + first + ",127.0.0.1:" + second,
                "NODE_PORT",
                "0",
                "MANAGEMENT_PORT",
                Integer.toString(ownPort));
    }
}
