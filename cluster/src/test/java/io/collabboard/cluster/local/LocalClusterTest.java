package io.collabboard.cluster.local;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.crash.InTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The command from its start to its end; later tests start on the data of the first, which is quicker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalClusterTest {
    /** Signals' numbers on top of this are exit codes. */
    private static final int BY_SIGNAL = 128;

    /** Of signal 2 in the masks of a process. */
    private static final long INTERRUPT_BIT = 0b10;

    @TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    @Test
    @Order(1)
    @DisplayName(
            "Three nodes have the same boards, bear the loss of one, and end one after another, nothing left behind")
    void threeNodes() throws Exception {
        try (CommandProcess cluster = CommandProcess.start(directory, Map.of(), "3")) {
            cluster.awaitReady();
            List<ProcessHandle> all = cluster.descendants();
            aBoardIsSeenOn(cluster.url("node-1"), cluster.url("node-3"));

            try (CommandProcess second = CommandProcess.start(directory, Map.of(), "1")) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.lines())
                        .singleElement()
                        .asString()
                        .startsWith("collabboard: " + directory + " is used by another node, process ");
            }

            cluster.node("node-2").destroyForcibly();
            cluster.awaitLine("cluster \\| node-2 \\(process \\d+\\) ended by signal 9$");
            await().atMost(CommandProcess.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(readiness(cluster.url("node-1"))).isEqualTo(200));
            await().atMost(CommandProcess.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> aBoardIsSeenOn(cluster.url("node-3"), cluster.url("node-1")));

            cluster.signal("TERM");
            assertThat(cluster.awaitEnd()).isEqualTo(BY_SIGNAL + 15);
            assertThat(cluster.lines().stream().filter(line -> line.startsWith("cluster | stopping")))
                    .containsExactly("cluster | stopping node-3", "cluster | stopping node-1");
            assertThat(all).hasSizeGreaterThan(4);
            noneIsLeft(all);
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "With --restart a killed node is back; where the command is killed, all that it started ends by itself")
    void restart() throws Exception {
        try (CommandProcess cluster = CommandProcess.start(directory, Map.of(), "2", "--restart")) {
            cluster.awaitReady();
            ProcessHandle first = cluster.node("node-1");

            first.destroyForcibly();

            cluster.awaitLine("node-1 \\(process " + first.pid() + "\\) ended by signal 9; it is started again in 1 s");
            await().atMost(CommandProcess.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(readiness(cluster.url("node-1"))).isEqualTo(200));
            assertThat(cluster.node("node-1").pid()).isNotEqualTo(first.pid());
            await().atMost(CommandProcess.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> aBoardIsSeenOn(cluster.url("node-2"), cluster.url("node-1")));

            List<ProcessHandle> all = cluster.descendants();
            cluster.signal("KILL");
            assertThat(cluster.awaitEnd()).isEqualTo(BY_SIGNAL + 9);
            assertThat(all).hasSizeGreaterThan(3);
            await().atMost(CommandProcess.PATIENCE)
                    .untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    @Order(3)
    @DisplayName("Where a node cannot start, all end, and the code says so")
    void cannotStart() throws Exception {
        try (CommandProcess cluster = CommandProcess.start(
                directory, Map.of("COLLABBOARD_JAVA_OPTS", "-XX:+NoSuchOption"), "2", "--restart")) {
            assertThat(cluster.awaitEnd()).isEqualTo(1);
            assertThat(cluster.lines())
                    .contains("collabboard: not all nodes became ready, see above")
                    .anyMatch(line -> line.matches("node-\\d \\| .*NoSuchOption.*"))
                    .anyMatch(line -> line.matches("cluster \\| node-\\d \\(process \\d+\\) ended with code 1"));
            assertThat(cluster.started()).hasSize(2).noneMatch(LocalClusterTest::isAlive);
        }
    }

    @Test
    @Order(4)
    @DisplayName("A signal while nodes start leaves none of them either")
    void stoppedWhileStarting() throws Exception {
        try (CommandProcess cluster = CommandProcess.start(directory, Map.of(), "2")) {
            cluster.awaitLine("cluster \\| node-2 is process");
            List<ProcessHandle> all = cluster.descendants();

            boolean isIgnored = isInterruptIgnored();
            cluster.signal(isIgnored ? "TERM" : "INT");

            assertThat(cluster.awaitEnd()).isEqualTo(BY_SIGNAL + (isIgnored ? 15 : 2));
            assertThat(all).hasSizeGreaterThan(2);
            noneIsLeft(all);
        }
    }

    /** Shells have what runs in the background ignore Ctrl-C, and all that is started from there does. */
    private static boolean isInterruptIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored & INTERRUPT_BIT) != 0);
    }

    /** What was killed last, a part of the shell around PostgreSQL, may take a moment to be gone. */
    private static void noneIsLeft(List<ProcessHandle> all) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(all)
                        .filteredOn(ProcessHandle::isAlive)
                        .as("processes that are left")
                        .isEmpty());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    private static void aBoardIsSeenOn(URI here, URI there) {
        try (Guest ada = Guest.connect(here, "Ada")) {
            UUID board = ada.createBoard();
            ada.join(board);
            try (Guest bob = Guest.on(board, there, "Bob")) {
                ada.ask(createNote(board)).join();
                await().untilAsserted(() -> assertThat(bob.state().objects()).hasSize(1));
            }
        }
    }

    private static int readiness(URI node) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(node.resolve("/health/ready")).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
