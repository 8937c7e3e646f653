package io.collabboard.cluster.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.StoredRows;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardCreate;
import io.collabboard.proto.wire.v1.BoardInfo;
import io.collabboard.proto.wire.v1.Role;
import io.collabboard.proto.wire.v1.Syscall;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of boards, and the projection in PostgreSQL that it is read from. */
class BoardListTest {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static Node node;

    private Guest ada;
    private Guest bob;

    @BeforeAll
    static void start() {
        node = TestNodes.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @BeforeEach
    void connect() {
        ada = Guest.connect(node.url(), "Ada");
        bob = Guest.connect(node.url(), "Bob");
    }

    @AfterEach
    void disconnect() {
        ada.abort();
        bob.abort();
    }

    @Test
    @DisplayName("R26 its creator finds a new board in the first list after DONE, others soon")
    void created() {
        for (int i = 0; i < 5; i++) {
            UUID board = ada.createBoard();
            BoardInfo info = listed(ada, board).orElseThrow();
            assertThat(info.getRole()).isEqualTo(Role.ADMIN);
            assertThat(info.getOwnerName()).isEqualTo("Ada");
            await().until(() -> listed(bob, board).isPresent());
            assertThat(listed(bob, board).orElseThrow().getRole()).isEqualTo(Role.EDITOR);
        }
    }

    @Test
    @DisplayName("R26 its creator finds a new board at once on every socket")
    void atOnce() {
        UUID board = ada.createBoard();
        Guest elsewhere = Guest.connect(node.url(), "Ada");
        assertThat(listed(elsewhere, board)).isPresent();
        elsewhere.abort();
    }

    @Test
    @DisplayName("A rename and a deletion are in everybody's list soon")
    void renamedAndDeleted() {
        UUID board = ada.createBoard();
        ada.join(board);
        ada.change(Requests.renameBoard(board, "Renamed"));
        for (Guest guest : List.of(ada, bob)) {
            await().until(() -> listed(guest, board)
                    .map(info -> info.getName().equals("Renamed"))
                    .orElse(false));
        }

        ada.change(Requests.deleteBoard(board));
        for (Guest guest : List.of(ada, bob)) {
            await().until(() -> listed(guest, board).isEmpty());
        }
    }

    @Test
    @DisplayName("The boards come newest first, private ones to their owner only")
    void visible() {
        UUID secret = Uuids.next();
        ada.tell(Requests.createBoard(secret, "").toBuilder()
                .setBoardCreate(BoardCreate.newBuilder().setName("Secret").setIsPublic(false))
                .build());
        UUID open = ada.createBoard();

        assertThat(ada.client().listBoards().join())
                .extracting(info -> Uuids.fromBytes(info.getBoardId()))
                .startsWith(open, secret);
        await().until(() -> listed(bob, open).isPresent());
        assertThat(listed(bob, secret)).isEmpty();
    }

    @Test
    @DisplayName("A list asked for with the rev of the last one is unchanged while nothing has changed")
    void unchanged() {
        UUID board = ada.createBoard();
        await().until(() -> {
            long rev = list(bob, 0).done().getBoardListEnd().getRev();
            return list(bob, rev).done().getBoardListEnd().getUnchanged()
                    && listed(bob, board).isPresent();
        });
        Reply known = list(bob, 0);
        long rev = known.done().getBoardListEnd().getRev();
        assertThat(list(bob, rev).items()).isEmpty();

        UUID other = ada.createBoard();

        await().until(() -> !list(bob, rev).done().getBoardListEnd().getUnchanged());
        assertThat(listed(bob, other)).isPresent();
    }

    @Test
    @DisplayName(
            "R30 board:list:refresh comes when there is news, and the list has the news then or with a later refresh")
    void refresh() {
        Guest cyd = Guest.connect(node.url(), "Cyd");
        await().until(() -> !cyd.frames(Syscall.BOARD_LIST_REFRESH).isEmpty()
                || cyd.frames().size() == 1);
        int before = cyd.frames(Syscall.BOARD_LIST_REFRESH).size();

        UUID board = ada.createBoard();

        await().until(() -> {
            int refreshes = cyd.frames(Syscall.BOARD_LIST_REFRESH).size();
            return refreshes > before && listed(cyd, board).isPresent();
        });
        cyd.abort();
    }

    @Test
    @DisplayName(
            "What happens to a board reaches the table exactly once and in order, across a restart of the node too")
    void exactlyOnce() throws Exception {
        await().until(() -> rows("select rev from board_directory_rev").equals(rows("""
                select 1 + count(*) from event_journal j join event_tag t on t.event_id = j.ordering""")));
        List<String> before = rows("select rev from board_directory_rev");
        UUID kept = ada.createBoard();
        UUID deleted = ada.createBoard();
        ada.join(kept);
        ada.change(Requests.renameBoard(kept, "Once"));
        ada.change(Requests.deleteBoard(deleted));

        node.stop();
        node = TestNodes.start(DATABASE);
        Guest again = Guest.connect(node.url(), "Ada");
        again.join(kept);
        again.change(Requests.renameBoard(kept, "Twice"));

        long expected = Long.parseLong(before.get(0)) + 5;
        await().untilAsserted(() ->
                assertThat(rows("select rev from board_directory_rev")).containsExactly("" + expected));
        assertThat(rows(
                        "select name || ' ' || seq || ' ' || deleted || ' ' || rev from board_directory where board_id = '"
                                + kept + "'"))
                .containsExactly("Twice 3 false " + expected);
        assertThat(rows("select seq || ' ' || deleted from board_directory where board_id = '" + deleted + "'"))
                .containsExactly("2 true");
        assertThat(listed(again, kept).orElseThrow().getName()).isEqualTo("Twice");
        assertThat(listed(again, deleted)).isEmpty();
        again.abort();
    }

    private static Optional<BoardInfo> listed(Guest guest, UUID board) {
        return guest.client().listBoards().join().stream()
                .filter(info -> info.getBoardId().equals(Uuids.toBytes(board)))
                .findAny();
    }

    /** With its pages collected. */
    private static Reply list(Guest guest, long sinceRev) {
        return guest.client().request(Requests.listBoards(sinceRev)).reply().join();
    }

    private static List<String> rows(String sql) throws SQLException {
        return StoredRows.of(DATABASE, sql);
    }
}
