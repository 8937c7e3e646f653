package io.collabboard.cluster.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.DisconnectedException;
import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.StoredRows;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Futures;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ChatEntry;
import io.collabboard.proto.wire.v1.ChatPage;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People who talk on a board, on two nodes with one database. */
class ChatTest {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static Node one;
    private static Node two;

    private Guest ada;
    private Guest bob;
    private UUID board;

    @BeforeAll
    static void start() {
        int port = TestNodes.freePort();
        one = TestNodes.start(DATABASE, talkative(TestNodes.first(port)));
        two = TestNodes.start(DATABASE, talkative(TestNodes.joining(port)));
    }

    @AfterAll
    static void stop() {
        two.stop();
        one.stop();
    }

    private static Map<String, String> talkative(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CHAT_MESSAGES_BURST", "1000");
        return all;
    }

    @BeforeEach
    void meet() {
        ada = Guest.connect(one.url(), "Ada");
        board = ada.createBoard();
        ada.join(board);
        bob = Guest.on(board, two.url(), "Bob");
        // R45: from here on both are sure to hear.
        List.of(ada, bob).forEach(guest -> page(guest, 0, 1));
    }

    @AfterEach
    void leave() {
        ada.abort();
        bob.abort();
    }

    @Test
    @DisplayName("R45 everybody on both nodes gets what is said once and in the same order, the sender before the DONE")
    void conversation() {
        List<CompletableFuture<Reply>> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            said.add(ada.ask(Requests.say(board, "ada " + i)));
            said.add(bob.ask(Requests.say(board, "bob " + i)));
        }
        said.forEach(Futures::get);

        await().untilAsserted(() -> assertThat(heard(ada)).hasSize(40));
        await().untilAsserted(() -> assertThat(heard(bob)).hasSize(40));
        assertThat(heard(bob)).isEqualTo(heard(ada));
        assertThat(heard(ada)).extracting(ChatEntry::getChatSeq).isEqualTo(upTo(40));
        for (String name : List.of("Ada", "Bob")) {
            assertThat(heard(ada))
                    .filteredOn(entry -> entry.getUserName().equals(name))
                    .extracting(ChatEntry::getText)
                    .isEqualTo(LongStream.range(0, 20)
                            .mapToObj(i -> name.toLowerCase(Locale.ROOT) + " " + i)
                            .toList());
        }
        List<Frame> frames = ada.frames();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            if (frame.getSyscall() == Syscall.CHAT_MESSAGE && frame.getStatus() == Status.DONE) {
                assertThat(frames.subList(0, i))
                        .anyMatch(event -> event.getSyscall() == Syscall.CHAT_MESSAGED
                                && event.getId().equals(frame.getParentId()));
                assertThat(frame.getSeq()).isZero();
            }
        }
        assertThat(ada.state()).isEqualTo(bob.state());
    }

    @Test
    @DisplayName("R46, R47 pages lead back to the first of many messages, and have what was just said")
    void history() {
        for (int part = 0; part < 5; part++) {
            List<CompletableFuture<Reply>> said = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                said.add(ada.ask(Requests.say(board, "message " + (part * 50 + i + 1))));
            }
            said.forEach(Futures::get);
            assertThat(page(ada, 0, 1).getEntries(0).getChatSeq()).isEqualTo(part * 50L + 50);
        }

        List<ChatEntry> all = everything(bob, 100);

        assertThat(all).extracting(ChatEntry::getChatSeq).isEqualTo(upTo(250));
        assertThat(all.get(122).getText()).isEqualTo("message 123");
        assertThat(everything(ada, 7)).isEqualTo(all);
        assertThat(page(bob, 0, 0).getEntriesList()).hasSize(50);
        assertThat(page(bob, 3, 100).getEntriesList())
                .extracting(ChatEntry::getChatSeq)
                .containsExactly(2L, 1L);
        assertThat(heard(ada)).isEqualTo(all);
    }

    @Test
    @DisplayName("R19 a message without an answer, sent again on the person's next socket and node, is stored once")
    void again() {
        Frame message = Requests.say(board, "once");
        CompletableFuture<Reply> unanswered = ada.ask(message);
        ada.abort();
        assertThatThrownBy(() -> Futures.get(unanswered)).isInstanceOf(DisconnectedException.class);

        Guest next = Guest.on(board, two.url(), "Ada");
        long first = chatSeq(next.tell(message));
        assertThat(chatSeq(next.tell(message))).isEqualTo(first).isEqualTo(1);

        assertThat(everything(next, 50)).extracting(ChatEntry::getMessageId).containsExactly(message.getId());
        await().untilAsserted(() -> assertThat(heard(bob)).hasSize(1));
        next.abort();
    }

    @Test
    @DisplayName("R44 what has no text, too much, or control characters is refused and not stored")
    void refused() {
        assertThat(bob.refused(Requests.say(board, "")).getCode()).isEqualTo(ErrorCode.E_INVALID_ARGUMENT);
        assertThat(bob.refused(Requests.say(board, "a\u0007")).getDetails().getField())
                .isEqualTo("text");
        assertThat(bob.refused(Requests.say(board, "x".repeat(4_001))).getCode())
                .isEqualTo(ErrorCode.E_LIMIT_EXCEEDED);

        assertThat(chatSeq(bob.tell(Requests.say(board, "\uD83D\uDE00".repeat(2_000)))))
                .isEqualTo(1);
        assertThat(everything(ada, 50)).hasSize(1);
    }

    @Test
    @DisplayName("R48 the conversation of a deleted board is gone on both nodes")
    void deleted() throws SQLException {
        bob.tell(Requests.say(board, "last words"));
        ada.change(Requests.deleteBoard(board));
        await().until(() -> bob.state().deleted());

        assertThat(ada.refused(Requests.history(board, 0, 50)).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
        assertThat(bob.refused(Requests.say(board, "more")).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
        assertThat(bob.refused(Requests.join(board, 0, 0)).getCode()).isEqualTo(ErrorCode.E_BOARD_NOT_FOUND);
        await().untilAsserted(() -> assertThat(stored(board)).containsExactly("ChatSaid:1", "ChatEnded:1"));
    }

    @Test
    @DisplayName("R21 after a restart what was said is there, a retry finds its outcome, and numbers go on")
    void restart() {
        DatabaseAccess database = TestPostgres.migratedDatabase();
        Node node = TestNodes.start(database);
        Guest guest = Guest.connect(node.url(), "Ada");
        UUID own = guest.createBoard();
        guest.join(own);
        Frame message = Requests.say(own, "before");
        guest.tell(message);
        List<ChatEntry> before = everything(guest, 50);
        guest.abort();
        node.stop();

        node = TestNodes.start(database);
        guest = Guest.on(own, node.url(), "Ada");
        assertThat(everything(guest, 50)).isEqualTo(before).hasSize(1);
        assertThat(chatSeq(guest.tell(message))).isEqualTo(1);
        assertThat(chatSeq(guest.tell(Requests.say(own, "after")))).isEqualTo(2);
        guest.abort();
        node.stop();
    }

    @Test
    @DisplayName("R49 who is typing is seen on the other node until the message is there")
    void typing() {
        bob.client().typing(board, true);
        await().until(() -> isTyping(ada, bob));

        bob.tell(Requests.say(board, "done"));
        await().until(() -> !isTyping(ada, bob));
    }

    private static boolean isTyping(Guest seer, Guest who) {
        return seer.frames(Syscall.PRESENCE_CHANGED).stream()
                .flatMap(frame -> frame.getPresenceChanged().getPeopleList().stream())
                .filter(person -> person.getClientId().equals(Uuids.toBytes(who.clientId())))
                .reduce((former, latter) -> latter)
                .filter(person -> person.getTyping())
                .isPresent();
    }

    private static List<ChatEntry> heard(Guest guest) {
        return guest.frames(Syscall.CHAT_MESSAGED).stream()
                .map(frame -> frame.getChatMessaged().getEntry())
                .toList();
    }

    private ChatPage page(Guest guest, long beforeSeq, int limit) {
        return Futures.get(guest.client().history(guest.mirror().boardId(), beforeSeq, limit));
    }

    /** All pages, oldest first. */
    private List<ChatEntry> everything(Guest guest, int limit) {
        List<ChatEntry> all = new ArrayList<>();
        ChatPage page;
        do {
            page = page(guest, all.isEmpty() ? 0 : all.get(all.size() - 1).getChatSeq(), limit);
            all.addAll(page.getEntriesList());
        } while (page.getMore());
        Collections.reverse(all);
        return all;
    }

    private static long chatSeq(Reply reply) {
        return reply.done().getChatAck().getChatSeq();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** Formats of the conversation's rows in the journal. */
    private static List<String> stored(UUID board) throws SQLException {
        return StoredRows.of(
                DATABASE,
                "select event_ser_manifest from event_journal where persistence_id = ? order by sequence_number",
                "Chat|" + board);
    }
}
