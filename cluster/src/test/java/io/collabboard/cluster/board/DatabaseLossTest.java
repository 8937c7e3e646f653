package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient.Ack;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.postgres.EmbeddedPostgres;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.Frame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database goes away and comes back. */
class DatabaseLossTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @DisplayName("R21 without its database a node is alive but not ready, acknowledges nothing, and recovers by itself")
    void lostAndBack(@TempDir Path directory) throws Exception {
        int port = TestNodes.freePort();
        EmbeddedPostgres database = EmbeddedPostgres.start(directory, port);
        try (Node node = TestNodes.start(database.access())) {
            Guest ada = Guest.connect(node.url(), "Ada");
            Guest bob = Guest.connect(node.url(), "Bob");
            UUID board = ada.createBoard();
            ada.join(board);
            bob.join(board);
            Ack before = ada.change(createNote(board));
            assertThat(health(node, "ready").statusCode()).isEqualTo(200);

            database.close();

            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                HttpResponse<String> ready = health(node, "ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body()).contains("journal_reachable");
            });
            assertThat(health(node, "live").statusCode()).isEqualTo(200);
            Frame create = createNote(board).toBuilder().setTimeoutMs(1_500).build();
            Error refusal = ada.refused(create);
            assertThat(refusal.getRetryable()).as(refusal.toString()).isTrue();
            assertThat(ada.changes()).hasSize(1);

            long begun = System.nanoTime();
            database = EmbeddedPostgres.start(directory, port);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(health(node, "ready").statusCode()).isEqualTo(200));
            long ready = System.nanoTime();
            Ack[] after = new Ack[1];
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                after[0] = ada.change(create);
                return true;
            });
            System.out.println("database back: ready after " + (ready - begun) / 1_000_000 + " ms, writes after "
                    + (System.nanoTime() - begun) / 1_000_000 + " ms");

            assertThat(after[0].seq()).isEqualTo(before.seq() + 1);
            assertThat(ada.change(create)).isEqualTo(after[0]);
            await().untilAsserted(() -> assertThat(bob.state()).isEqualTo(ada.state()));
            Guest fresh = Guest.on(board, node.url(), "Fresh");
            assertThat(fresh.state()).isEqualTo(ada.state());
            assertThat(fresh.state().objects()).hasSize(2);
            ada.abort();
            bob.abort();
            fresh.abort();
        } finally {
            database.close();
        }
    }

    private static HttpResponse<String> health(Node node, String what) throws IOException, InterruptedException {
        URI uri = node.url().resolve("/health/" + what);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
