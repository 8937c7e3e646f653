package io.collabboard.cluster.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SocketLimitsTest {
    private static Node node;

    @BeforeAll
    static void startNode() {
        node = TestNodes.start(
                TestPostgres.migratedDatabase(), Map.of("MAX_SOCKETS", "3", "MAX_SOCKETS_PER_USER", "2"));
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    @DisplayName("R1: beyond the sockets of a person or of the node an upgrade is refused, until one has ended")
    void limits() {
        try (Guest ada = Guest.connect(node.url(), "Ada");
                Guest adaAgain = Guest.connect(node.url(), "Ada")) {
            HttpResponse<?> adaOnceMore = refusal("Ada");
            assertThat(adaOnceMore.statusCode()).isEqualTo(429);
            assertThat(adaOnceMore.headers().firstValue("Retry-After")).contains("10");

            try (Guest bob = Guest.connect(node.url(), "Bob")) {
                HttpResponse<?> cy = refusal("Cy");
                assertThat(cy.statusCode()).isEqualTo(503);
                assertThat(cy.headers().firstValue("Retry-After")).contains("5");
                // However it ends, it frees its place.
                bob.abort();
                connectsAgain("Cy");
            }
            ada.close();
            connectsAgain("Ada");
            assertThat(adaAgain.client().openRequests()).isZero();
        }
    }

    private static void connectsAgain(String name) {
        await().ignoreExceptionsInstanceOf(CompletionException.class).until(() -> {
            try (BoardClient client = connect(node.url(), name)) {
                return client.session().getUserName().equals(name);
            }
        });
    }

    private static HttpResponse<?> refusal(String name) {
        try (BoardClient client = connect(node.url(), name)) {
            throw new AssertionError("connected as " + client.session().getUserName());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse();
            }
            throw e;
        }
    }

    private static BoardClient connect(URI url, String name) {
        return BoardClient.connect(url, DevTickets.of(url, name), event -> {}).join();
    }
}
