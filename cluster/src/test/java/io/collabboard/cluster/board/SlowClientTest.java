package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static io.collabboard.cluster.board.support.Edits.text;
import static io.collabboard.cluster.board.support.Edits.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.RawSocket;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.metrics.Scrape;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients that do not read what they are sent. */
class SlowClientTest {
    /** With it what the kernel buffers for a socket is full after some hundred frames. */
    private static final String LARGE = "x".repeat(9_900);

    private static Node node;

    private Guest writer;
    private UUID board;
    private UUID object;

    @BeforeAll
    static void start() {
        node = TestNodes.start(
                TestPostgres.migratedDatabase(),
                Map.of(
                        "FRAME_LOG_BYTES", "65536",
                        "OPERATIONS_BURST", "100000",
                        "OPERATIONS_PER_SECOND", "100000",
                        "STALL_TOLERANCE_MS", "4000"));
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @BeforeEach
    void join() {
        writer = Guest.connect(node.url(), "Writer");
        board = writer.createBoard();
        writer.join(board);
        object = Uuids.next();
        writer.change(createNote(board, object));
    }

    @AfterEach
    void leave() {
        writer.abort();
    }

    @Test
    @DisplayName(
            "R29, R31 who falls off the frame log is told to resync, joins with what it has, and ends with the same board")
    void fallsOffTheLog() {
        Guest reader = Guest.on(board, node.url(), "Reader");
        try (RawSocket slow = RawSocket.open(node.url(), "Slow")) {
            BoardMirror mirror = new BoardMirror(board);
            join(slow, mirror);
            slow.stopReading();
            for (int i = 0; i < 350; i++) {
                writer.change(large(i));
            }
            slow.readOn();

            Frame frame = slow.next();
            while (frame.getSyscall() != Syscall.BOARD_RESYNC) {
                mirror.accept(frame);
                frame = slow.next();
            }
            assertThat(mirror.seq()).isLessThan(writer.mirror().seq());
            writer.change(moveTo(board, object, 7));
            Frame users = Requests.users(board);
            slow.send(users);
            assertThat(slow.answerTo(users.getId()).getStatus()).isEqualTo(Status.DONE);
            join(slow, mirror);

            assertThat(mirror.state()).isEqualTo(writer.state());
            writer.change(moveTo(board, object, 8));
            mirror.accept(nextChange(slow));
            assertThat(mirror.state()).isEqualTo(writer.state());
        }
        await().untilAsserted(() -> assertThat(reader.state()).isEqualTo(writer.state()));
        assertThat(reader.frames(Syscall.BOARD_RESYNC)).isEmpty();
        reader.abort();
    }

    @Test
    @DisplayName(
            "R17 who does not read its answers is no longer read from; others go on, and each request has its answer")
    void neverReads() throws Exception {
        writer.change(large(0));
        try (RawSocket silent = RawSocket.open(node.url(), "Silent")) {
            join(silent, new BoardMirror(board));
            silent.stopReading();
            List<ByteString> sent = new ArrayList<>();
            CompletableFuture<WebSocket> sending;
            do {
                Frame stale = update(board, object, patch(-1), 999);
                sent.add(stale.getId());
                sending = silent.trySend(stale);
            } while (isThrough(sending) && sent.size() < 5_000);
            assertThat(sent).hasSizeLessThan(5_000);

            long seq = writer.mirror().seq();
            for (int i = 1; i <= 100; i++) {
                assertThat(writer.change(moveTo(board, object, i)).seq()).isEqualTo(seq + i);
            }

            silent.readOn();
            for (ByteString id : sent) {
                assertThat(silent.answerTo(id).getError().getCode()).isEqualTo(ErrorCode.E_STALE_UPDATE);
            }
            assertThat(writer.mirror().seq()).isEqualTo(seq + 100);
        }
    }

    @Test
    @DisplayName(
            "who takes nothing for too long is closed with 4410, comes back with what it has, and has the exact board")
    void isStuck() {
        BoardMirror mirror = new BoardMirror(board);
        try (RawSocket stuck = RawSocket.open(node.url(), "Stuck")) {
            join(stuck, mirror);
            await().untilAsserted(() -> assertThat(sessions("direct")).isEqualTo(2));
            stuck.stopReading();
            await().until(() -> {
                for (int i = 0; i < 20; i++) {
                    writer.change(large(i));
                }
                return sessions("stalled") == 1;
            });
            assertThat(keptBytes()).isBetween(1.0, 64.0 * 1024);
            await().untilAsserted(() ->
                    assertThat(writer.frames(Syscall.BOARD_PARTED)).hasSize(1));

            stuck.readOn();
            assertThat(stuck.closeCode()).isEqualTo(CloseCode.NOT_READING.code());
            await().untilAsserted(() -> assertThat(sessions("stalled")).isZero());
            assertThat(keptBytes()).isZero();
            while (stuck.waiting() > 0) {
                mirror.accept(stuck.next());
            }
        }
        try (RawSocket again = RawSocket.open(node.url(), "Stuck")) {
            join(again, mirror);
            assertThat(mirror.state()).isEqualTo(writer.state());
        }
    }

    private static double sessions(String which) {
        return Scrape.of(node.metricsUrl()).sum("collabboard_sessions_" + which);
    }

    private static double keptBytes() {
        return Scrape.of(node.metricsUrl()).sum("collabboard_kept_bytes");
    }

    private static boolean isThrough(CompletableFuture<WebSocket> sending) throws Exception {
        try {
            sending.get(2, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Frame large(int i) {
        return update(board, object, patch(i));
    }

    private static ObjectPatch.Builder patch(int x) {
        return ObjectPatch.newBuilder()
                .setX(x)
                .putProps("a", text(LARGE))
                .putProps("b", text(LARGE))
                .putProps("c", text(LARGE));
    }

    /** Joins with what the mirror has. */
    private void join(RawSocket socket, BoardMirror mirror) {
        Frame join = Requests.join(board, mirror.epoch(), mirror.seq());
        socket.send(join);
        Frame frame;
        do {
            frame = socket.next();
            mirror.accept(frame);
        } while (!(frame.getParentId().equals(join.getId()) && frame.getStatus() == Status.DONE));
    }

    private static Frame nextChange(RawSocket socket) {
        Frame frame = socket.next();
        while (frame.getSeq() == 0) {
            frame = socket.next();
        }
        return frame;
    }
}
