package io.collabboard.cluster.metrics;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.RawSocket;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a node counts while people use it. */
class NodeFiguresTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A scrape is stored for each node every few seconds. */
    private static final int MAX_LINES = 500;

    private static Node node;

    @BeforeAll
    static void startNode() {
        node = TestNodes.start(TestPostgres.migratedDatabase(), Map.of());
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    @DisplayName(
            "Figures move with what is done: sockets, edits, refusals, closes, boards; and docs/operations.md has them all")
    void figures() throws Exception {
        Scrape before = scrape();
        try (Guest ada = Guest.connect(node.url(), "Ada");
                Guest bob = Guest.connect(node.url(), "Bob")) {
            UUID board = ada.createBoard();
            ada.join(board);
            bob.join(board);
            UUID note = Uuids.next();
            ada.change(createNote(board, note));
            ada.change(moveTo(board, note, 1));
            assertThat(ada.refused(moveTo(board, Uuids.next(), 1)).getCode()).isEqualTo(ErrorCode.E_OBJECT_NOT_FOUND);
            ada.client().moveCursor(board, 1, 2);
            try (RawSocket broken = RawSocket.open(node.url(), "Cy")) {
                broken.sendText("no frame");
                assertThat(broken.closeCode()).isEqualTo(4400);
            }

            await().untilAsserted(() -> assertDone(before, scrape()));
        }
        await().untilAsserted(
                        () -> assertThat(scrape().sum("collabboard_sessions")).isZero());
    }

    private static void assertDone(Scrape before, Scrape after) throws Exception {
        assertThat(after.sum("collabboard_sessions")).isEqualTo(2);
        assertThat(after.sum("collabboard_sessions_direct")).isEqualTo(2);
        assertThat(after.sum("collabboard_replicas")).isEqualTo(1);
        assertThat(after.sum("collabboard_entities")).isEqualTo(1);
        assertThat(after.sum("collabboard_joins_total")).isEqualTo(2);
        // Two changes, for each of the two.
        assertThat(after.sum("collabboard_deliveries_total")).isBetween(4.0, 8.0);
        assertThat(after.sum("collabboard_messages_sent_total")).isBetween(8.0, 30.0);
        assertThat(after.sum("collabboard_requests_open")).isZero();
        assertThat(after.sum("collabboard_refusals_total", "code=\"E_OBJECT_NOT_FOUND\""))
                .isEqualTo(1);
        assertThat(after.sum("collabboard_refusals_total", "code=\"E_MALFORMED_FRAME\""))
                .isEqualTo(1);
        assertThat(after.sum("collabboard_closes_total", "code=\"4400\"")).isEqualTo(1);
        // The board, the note and its move.
        assertThat(after.sum("collabboard_acknowledgement_seconds_count")).isEqualTo(3);
        assertThat(after.sum("collabboard_acknowledgement_seconds_bucket", "le=\"+Inf\""))
                .isEqualTo(3);
        assertThat(after.sum("collabboard_persist_changes_sum")).isEqualTo(3);
        assertThat(after.sum("collabboard_persist_seconds_count")).isBetween(1.0, 3.0);
        // What goes to the board through its replica.
        assertThat(after.sum("collabboard_batch_operations_sum")).isEqualTo(3);
        assertThat(after.sum("collabboard_presence_ticks_total")).isPositive();
        assertThat(after.sum("collabboard_wakeups_total")).isPositive();
        assertThat(after.sum("collabboard_messages_received_total") - before.sum("collabboard_messages_received_total"))
                .isBetween(3.0, 20.0);
        assertThat(after.sum("collabboard_received_bytes_total")).isGreaterThan(100);
        assertThat(after.sum("collabboard_resyncs_total")).isZero();
        assertThat(after.sum("collabboard_persist_failures_total")).isZero();
        String docs = Files.readString(Path.of("..", "docs", "operations.md"));
        assertThat(after.names()).allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
        assertThat(after.series()).hasSizeLessThan(MAX_LINES);
    }

    private static Scrape scrape() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.metricsUrl()).build();
        return Scrape.parse(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
