package io.collabboard.cluster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.crash.InTarget;
import io.collabboard.cluster.crash.NodeProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BrowserTest {
    /** What the pages looked like at the end. */
    private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

    private static final Path REPORTS = Path.of("target", "frames").toAbsolutePath();

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
    @DisplayName("Two people in two browsers see each other's notes, cursors and drags, each in their own view")
    void twoPages() throws Exception {
        play("two-pages.mjs", SCREENSHOTS.resolve("two-pages").toString());
    }

    @Test
    @DisplayName("Pages go on while the server is dead, reconnect by themselves, send what was not saved, and agree")
    void reconnect() throws Exception {
        play("reconnect.mjs");
    }

    @Test
    @DisplayName(
            "What is undone is one's own only; what is edited offline survives reloads without the server and is sent exactly once")
    void offline() throws Exception {
        play("offline.mjs");
    }

    @Test
    @DisplayName("A drawing that is dropped on the board is seen by all, and comes out again in every format")
    void exchange() throws Exception {
        play("exchange.mjs");
    }

    @Test
    @DisplayName("People follow each other, see what others pick, find and share boards, and look at the frames")
    void together() throws Exception {
        play("together.mjs", SCREENSHOTS.resolve("together").toString());
    }

    @Test
    @DisplayName("People talk: each message is seen once, also after a lost line or a reload, and paged back to")
    void chat() throws Exception {
        play("chat.mjs", SCREENSHOTS.resolve("chat").toString());
    }

    @Test
    @DisplayName("Every tool makes what it says, and the other page shows it")
    void tools() throws Exception {
        play("tools.mjs", SCREENSHOTS.resolve("tools").toString());
    }

    @Test
    @DisplayName("What one person does with picked objects, by pointer, keys and panels, is seen by the other")
    void selection() throws Exception {
        play("selection.mjs", SCREENSHOTS.resolve("selection").toString());
    }

    @Test
    @DisplayName("Every page asks no other server, runs only its own scripts, and can be used by keyboard and ear")
    void basics() throws Exception {
        play("basics.mjs");
    }

    @Test
    @DisplayName("On a phone, a tablet and a laptop no control covers another, and fingers find what they press")
    void fitting() throws Exception {
        play("fitting.mjs", SCREENSHOTS.resolve("fitting").toString());
    }

    @Test
    @DisplayName(
            "Who looks at a board of 10,000 objects sees all of them, and what others change, and is answered at once")
    void largeBoard() throws Exception {
        play("large-board.mjs");
    }

    @Test
    @DisplayName(
            "The frame bench moves, drags and changes a board as it says, finds the picture right, and has all figures")
    void frames() throws Exception {
        Path report = REPORTS.resolve("frames.json");
        Files.deleteIfExists(report);

        Scripts.Outcome outcome = Scripts.run(
                BrowserTest::help,
                "frames/main.mjs",
                "--url=" + node.url(),
                "--objects=500",
                "--runs=1",
                "--seconds=0.5",
                "--json=" + report);

        assertThat(outcome.status()).as(outcome.printed()).isZero();
        assertThat(outcome.printed())
                .contains(
                        "pan, wheel, 50 %",
                        "zoom, 10 % to 1000 % and back", "drag 50, 10 %", "200 updates/s and pan, 10 %")
                .containsPattern("shown: [1-9][0-9.]* ms .*, [1-9] times by its kept picture")
                .containsPattern("drawn: [1-9][0-9.]* ms")
                .containsPattern("JavaScript of a first visit, as transferred: [1-9][0-9]* KB");
        assertThat(report).content().contains("\"interval\"", "\"busy\"", "\"processor\"", "\"reference\"");
    }

    private static void play(String script, String... arguments) throws Exception {
        Scripts.Outcome outcome = Scripts.run(
                BrowserTest::help,
                script,
                Stream.concat(Stream.of(node.url().toString()), Stream.of(arguments))
                        .toArray(String[]::new));

        assertThat(outcome.status()).as(outcome.printed()).isZero();
    }

    private static void help(String wish) throws Exception {
        String[] words = wish.split(" ", -1);
        switch (words[0]) {
            case "kill" -> node.kill();
            case "start" -> startNode();
            case "fill" -> LargeBoard.fill(node.url(), UUID.fromString(words[1]), Integer.parseInt(words[2]));
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
