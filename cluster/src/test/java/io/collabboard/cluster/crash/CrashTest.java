package io.collabboard.cluster.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.ClientListener;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.Uuids;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A server process ends in the midst of writing clients, in three ways, and its successor takes over its directory. */
class CrashTest {
    private static final int WRITERS = 4;
    private static final int EDITS_BEFORE = 500;
    private static final int EDITS_AFTER = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHUTDOWN = Duration.ofSeconds(9);

    private static final Map<String, String> NO_RATE_LIMIT =
            Map.of("COLLABBOARD_OPERATIONS_PER_SECOND", "1000000", "COLLABBOARD_OPERATIONS_BURST", "1000000");

    /** Of the first node and all its successors. */
    @TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private static NodeProcess node;

    private final UUID boardId = Uuids.next();
    private List<Writer> writers;

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
    }

    @BeforeEach
    void startWriting() throws Exception {
        if (node == null || !node.isAlive()) {
            startNode();
        }
        try (BoardClient owner = connect(node.url(), "owner", event -> {})) {
            owner.createBoard(boardId, "Crash").join();
        }
        writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new Writer("writer " + i, boardId))
                .toList();
        connectWriters();
        writers.forEach(Writer::startWriting);
        await().atMost(PATIENCE).until(() -> acknowledged().size() >= EDITS_BEFORE);
    }

    @Test
    @DisplayName("R21, R19: kill -9 of the node loses no acknowledged edit and doubles none")
    void killedNode() throws Exception {
        node.kill();
        assertThat(openEdits()).as("edits that were under way").isPositive();
        nothingIsLostOrDoubled();
    }

    @Test
    @DisplayName("R21, R19: kill -9 of the node and of PostgreSQL loses no acknowledged edit and doubles none")
    void killedNodeAndPostgres() throws Exception {
        node.killWithPostgres();
        assertThat(openEdits()).as("edits that were under way").isPositive();
        nothingIsLostOrDoubled();
    }

    @Test
    @DisplayName("R5: SIGTERM tells the clients, ends everything within seconds, and nothing acknowledged is lost")
    void terminatedNode() throws Exception {
        List<ProcessHandle> processes = node.processes();
        assertThat(processes).as("the node and its PostgreSQL").hasSizeGreaterThan(2);

        long begun = System.nanoTime();
        int code = node.terminate(SHUTDOWN);
        System.out.printf("CrashTest: ended %.1f s after SIGTERM%n", (System.nanoTime() - begun) / 1e9);

        assertThat(code).isIn(0, 143);
        await().untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        assertThat(writers).allMatch(Writer::sawDraining);
        nothingIsLostOrDoubled();
    }

    private void nothingIsLostOrDoubled() throws Exception {
        await().atMost(PATIENCE).until(() -> writers.stream().noneMatch(Writer::isOnline));
        List<AcknowledgedEdit> before = acknowledged();
        int open = openEdits();
        startNode();

        long stored = read().seq();
        assertThat(lastSeq(before)).as("last acknowledged change").isLessThanOrEqualTo(stored);
        connectWriters();
        await().atMost(PATIENCE).until(() -> acknowledged().size() >= before.size() + EDITS_AFTER);
        writers.forEach(Writer::stopWriting);
        await().atMost(PATIENCE).until(() -> openEdits() == 0);

        List<AcknowledgedEdit> after = acknowledged();
        System.out.printf(
                "CrashTest: %d edits acknowledged before and %d open, of which %d had been stored; %d acknowledged in the end%n",
                before.size(),
                open,
                after.stream().filter(edit -> edit.ack().seq() <= stored).count() - before.size(),
                after.size());
        everyEditIsThereOnce(after);
        writers.forEach(Writer::close);
    }

    private static void startNode() throws Exception {
        node = NodeProcess.start(directory, NodeProcess.QUICK_START, NO_RATE_LIMIT);
    }

    private void everyEditIsThereOnce(List<AcknowledgedEdit> edits) {
        BoardMirror.State board = read();
        AcknowledgedEdit.assertEachOnce(edits, board);
        for (Writer writer : writers) {
            await().atMost(PATIENCE).until(() -> writer.state().seq() == board.seq());
            assertThat(writer.state()).isEqualTo(board);
            assertThat(writer.problems()).isEmpty();
        }
    }

    /** The board as somebody sees it who has nothing of it yet. */
    private BoardMirror.State read() {
        BoardMirror mirror = new BoardMirror(boardId);
        try (BoardClient reader = connect(node.url(), "reader", mirror::accept)) {
            reader.join(mirror).join();
            return mirror.state();
        }
    }

    private void connectWriters() {
        CompletableFuture.allOf(writers.stream()
                        .map(writer -> writer.connect(node.url()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private List<AcknowledgedEdit> acknowledged() {
        List<AcknowledgedEdit> all = new ArrayList<>();
        writers.forEach(writer -> all.addAll(writer.acknowledged()));
        return all;
    }

    private int openEdits() {
        return writers.stream().mapToInt(Writer::openEdits).sum();
    }

    private static long lastSeq(List<AcknowledgedEdit> edits) {
        return edits.stream().mapToLong(edit -> edit.ack().seq()).max().orElse(0);
    }

    private static BoardClient connect(URI url, String name, ClientListener listener) {
        return BoardClient.connect(url, DevTickets.of(url, name), listener).join();
    }
}
