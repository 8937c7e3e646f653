package io.collabboard.cluster.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ChatEntry;
import io.collabboard.proto.wire.v1.ChatPage;
import io.collabboard.proto.wire.v1.Frame;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process is killed while somebody talks, and its successor takes over. */
class ChatCrashTest {
    private static final int MESSAGES = 120;
    private static final int BEFORE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @DisplayName(
            "R19, R21, R44: kill -9 of the node loses no acknowledged message, stores none twice and keeps their order")
    void killed(@TempDir Path directory) throws Exception {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        Map<String, String> settings = Map.of(
                "COLLABBOARD_DATABASE_URL", database.jdbcUrl(),
                "COLLABBOARD_DATABASE_USER", database.user(),
                "COLLABBOARD_DATABASE_PASSWORD", database.password().value(),
                "COLLABBOARD_CHAT_MESSAGES_BURST", "1000");
        UUID board = Uuids.next();
        List<Frame> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> Requests.say(board, "message " + i))
                .toList();
        List<CompletableFuture<Long>> before;
        try (NodeProcess node = NodeProcess.start(directory, NodeProcess.QUICK_START, settings)) {
            BoardClient client = connect(node.url());
            client.createBoard(board, "Talk").join();
            client.join(board, 0, 0, answer -> {}).join();
            before = messages.stream().map(message -> say(client, message)).toList();
            await().atMost(PATIENCE).until(() -> acknowledged(before) >= BEFORE);
            node.kill();
            await().atMost(PATIENCE).until(() -> before.stream().allMatch(CompletableFuture::isDone));
        }
        assertThat(acknowledged(before)).as("messages that were under way").isLessThan(MESSAGES);

        try (NodeProcess node = NodeProcess.start(directory, NodeProcess.QUICK_START, settings)) {
            BoardClient client = connect(node.url());
            client.join(board, 0, 0, answer -> {}).join();
            List<CompletableFuture<Long>> again =
                    messages.stream().map(message -> say(client, message)).toList();

            assertThat(again.stream().map(CompletableFuture::join))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, MESSAGES).boxed().toList());
            for (int i = 0; i < MESSAGES; i++) {
                if (!before.get(i).isCompletedExceptionally()) {
                    assertThat(before.get(i).join()).isEqualTo(again.get(i).join());
                }
            }
            assertThat(everything(client, board))
                    .extracting(ChatEntry::getMessageId)
                    .isEqualTo(messages.stream().map(Frame::getId).toList());
            client.abort();
        }
    }

    private static BoardClient connect(URI url) {
        return BoardClient.connect(url, DevTickets.of(url, "Ada"), event -> {}).join();
    }

    private static CompletableFuture<Long> say(BoardClient client, Frame message) {
        CompletableFuture<Reply> reply = client.request(message).reply();
        return reply.thenApply(done -> done.done().getChatAck().getChatSeq());
    }

    private static long acknowledged(List<CompletableFuture<Long>> messages) {
        return messages.stream()
                .filter(each -> each.isDone() && !each.isCompletedExceptionally())
                .count();
    }

    /** Oldest first. */
    private static List<ChatEntry> everything(BoardClient client, UUID board) {
        List<ChatEntry> all = new ArrayList<>();
        ChatPage page;
        do {
            page = client.history(
                            board, all.isEmpty() ? 0 : all.get(all.size() - 1).getChatSeq(), 100)
                    .join();
            all.addAll(page.getEntriesList());
        } while (page.getMore());
        Collections.reverse(all);
        return all;
    }
}
