package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardMirror;
import io.collabboard.client.DevTickets;
import io.collabboard.client.DisconnectedException;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Futures;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that stops, and the clients that are on it. */
class DrainingTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @DisplayName(
            "R5: a node that stops tells its clients, takes no more, serves those who stay until it closes them with"
                    + " 1012, and they go on at its successor with everything")
    void draining() throws Exception {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        BoardMirror seen;
        BoardMirror.State before;
        try (Node node = TestNodes.start(database, Map.of("DRAIN_SPREAD_MS", "3000"));
                Guest ada = Guest.connect(node.url(), "Ada")) {
            UUID board = ada.createBoard();
            ada.join(board);
            ada.change(createNote(board));

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::stop);
            await().until(() -> !ada.frames(Syscall.SESSION_DRAINING).isEmpty());
            assertThat(ada.frames(Syscall.SESSION_DRAINING)
                            .get(0)
                            .getSessionDraining()
                            .getReconnectAfterMs())
                    .isLessThan(3_000);
            HttpResponse<String> readiness = get(node.url().resolve("/health/ready"));
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("\"draining\"");
            assertNoMoreSockets(node.url());
            ada.change(createNote(board));
            assertThat(stopped).isNotDone();

            DisconnectedException end = ada.client().disconnected().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(end.code()).isEqualTo(CloseCode.SERVICE_RESTART.code());
            seen = ada.mirror();
            before = ada.state();
            assertThat(stopped).succeedsWithin(PATIENCE);
        }
        assertThat(before.objects()).hasSize(2);

        try (Node successor = TestNodes.start(database);
                Guest ada = Guest.connect(successor.url(), "Ada")) {
            ada.join(seen);
            assertThat(ada.state()).isEqualTo(before);
            ada.change(createNote(seen.boardId(), Uuids.next()));
            await().until(() -> ada.state().objects().size() == 3);
        }
    }

    @Test
    @DisplayName(
            "R5: the oldest node gives its boards away before conversations, and stays until they have a new place")
    void boardsFirst() throws Exception {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        int port = TestNodes.freePort();
        Node oldest = TestNodes.start(database, TestNodes.first(port));
        try (Node other = TestNodes.start(database, TestNodes.joining(port));
                Guest ada = Guest.connect(other.url(), "Ada")) {
            UUID board = ada.createBoard();
            ada.join(board);
            NodeInside inside = new NodeInside(oldest);
            inside.awaitMembers(2);
            CompletableFuture<Long> boards = inside.endOfRegion("Board");
            CompletableFuture<Long> conversations = inside.endOfRegion("Chat");

            oldest.stop();

            assertThat(Duration.ofNanos(conversations.join() - boards.join())).isGreaterThan(Duration.ofMillis(990));
            ada.change(createNote(board));
        }
    }

    @Test
    @DisplayName("R5: a node whose clients leave as they are told does not wait for the end of the time it gave them")
    void leaving() throws Exception {
        Node node = TestNodes.start(TestPostgres.migratedDatabase(), Map.of("DRAIN_SPREAD_MS", "60000"));
        Guest ada = Guest.connect(node.url(), "Ada");
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::stop);
        await().until(() -> !ada.frames(Syscall.SESSION_DRAINING).isEmpty());

        ada.close();

        assertThat(stopped).succeedsWithin(PATIENCE);
    }

    private static void assertNoMoreSockets(URI url) throws Exception {
        String ticket = Futures.get(DevTickets.fetch(url, "Bob")).ticket();
        URI socket = URI.create("ws" + url.toString().substring("http".length()) + "/api/ws?ticket=" + ticket);
        assertThat(HTTP.newWebSocketBuilder()
                        .subprotocols("collabboard.v1")
                        .buildAsync(socket, new WebSocket.Listener() {}))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .satisfies(refused -> {
                    HttpResponse<?> answer = ((WebSocketHandshakeException) refused).getResponse();
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                });
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
