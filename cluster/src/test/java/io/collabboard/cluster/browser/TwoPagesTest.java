package io.collabboard.cluster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.crash.InTarget;
import io.collabboard.cluster.crash.NodeProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(
        named = "webui.skip",
        matches = "true|",
        disabledReason = "-Dwebui.skip: there is no web page to test")
class TwoPagesTest {
    /** Of the node and its successor. */
    @TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private static String port;
    private static NodeProcess node;

    @BeforeAll
    static void start() throws Exception {
        Scripts.install();
        port = freePort();
        startNode();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("Two people in two browsers see each other's notes, cursors and drags, each in their own view")
    void twoPages() throws Exception {
        String screenshots = Path.of("target", "screenshots").toAbsolutePath().toString();

        Scripts.Outcome outcome =
                Scripts.run(TwoPagesTest::help, "two-pages.mjs", node.url().toString(), screenshots);

        assertThat(outcome.status()).as(outcome.printed()).isZero();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("Pages go on while the server is dead, reconnect by themselves, send what was not saved, and agree")
    void reconnect() throws Exception {
        Scripts.Outcome outcome =
                Scripts.run(TwoPagesTest::help, "reconnect.mjs", node.url().toString());

        assertThat(outcome.status()).as(outcome.printed()).isZero();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("Every tool makes what it says, and the other page shows it")
    void tools() throws Exception {
        String screenshots = Path.of("target", "screenshots").toAbsolutePath().toString();

        Scripts.Outcome outcome =
                Scripts.run(TwoPagesTest::help, "tools.mjs", node.url().toString(), screenshots);

        assertThat(outcome.status()).as(outcome.printed()).isZero();
    }

    private static void help(String wish) throws Exception {
        switch (wish) {
            case "kill" -> node.kill();
            case "start" -> startNode();
            default -> throw new IllegalArgumentException("do " + wish);
        }
    }

    private static void startNode() throws Exception {
        node = NodeProcess.start(directory, NodeProcess.QUICK_START, Map.of("COLLABBOARD_HTTP_PORT", port));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
