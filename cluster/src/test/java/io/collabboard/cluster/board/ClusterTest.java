package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient.Ack;
import io.collabboard.client.RefusedException;
import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Participant;
import io.collabboard.proto.wire.v1.PersonPresence;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boards whose viewers and entities are on different nodes. */
class ClusterTest {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static final int PORT = TestNodes.freePort();
    private static Node one;
    private static Node two;

    @BeforeAll
    static void start() {
        one = TestNodes.start(DATABASE, TestNodes.first(PORT));
        two = TestNodes.start(DATABASE, TestNodes.joining(PORT));
    }

    @AfterAll
    static void stop() {
        two.stop();
        one.stop();
    }

    @Test
    @DisplayName(
            "R31 viewers of a board on both nodes see each other's edits in the same order, wherever its entity is")
    void sameOrder() {
        for (int i = 0; i < 20; i++) {
            Guest ada = Guest.connect(one.url(), "Ada");
            UUID board = ada.createBoard();
            ada.join(board);
            Guest bob = Guest.on(board, two.url(), "Bob");
            List<CompletableFuture<Reply>> edits = new ArrayList<>();
            for (int edit = 0; edit < 10; edit++) {
                edits.add(ada.ask(createNote(board)));
                edits.add(bob.ask(createNote(board)));
            }
            edits.forEach(CompletableFuture::join);

            await().untilAsserted(() -> assertThat(bob.state()).isEqualTo(ada.state()));
            assertThat(ada.state().objects()).hasSize(20);
            List<Frame> seen = ada.changes()
                    .subList(
                            ada.changes().size() - bob.changes().size(),
                            ada.changes().size());
            assertThat(bob.changes()).isEqualTo(seen);
            ada.abort();
            bob.abort();
        }
    }

    @Test
    @DisplayName("R30, R41 participants and presence are known across nodes, until the connection is lost")
    void participants() {
        Guest ada = Guest.connect(one.url(), "Ada");
        UUID board = ada.createBoard();
        ada.join(board);
        Guest bob = Guest.on(board, two.url(), "Bob");

        await().untilAsserted(() -> assertThat(bob.client().users(board).join())
                .extracting(Participant::getUserName)
                .containsExactlyInAnyOrder("Ada", "Bob"));
        await().untilAsserted(() -> assertThat(ada.frames(Syscall.BOARD_JOINED)).hasSize(1));
        ada.client().moveCursor(board, 12, 13);
        await().until(() -> bob.frames(Syscall.PRESENCE_CHANGED).stream()
                .flatMap(frame -> frame.getPresenceChanged().getPeopleList().stream())
                .filter(PersonPresence::hasCursor)
                .anyMatch(person -> person.getClientId().equals(Uuids.toBytes(ada.clientId()))));

        bob.abort();
        await().untilAsserted(() -> assertThat(ada.frames(Syscall.BOARD_PARTED)).hasSize(1));
        ada.abort();
    }

    @Test
    @DisplayName("R19 a retry through another node gets the original outcome; R22 one resumes through another node")
    void retryElsewhere() {
        Guest ada = Guest.connect(one.url(), "Ada");
        UUID board = ada.createBoard();
        ada.join(board);
        Frame create = createNote(board);
        Ack ack = ada.change(create);
        Guest elsewhere = Guest.connect(two.url(), "Ada");
        assertThat(elsewhere.join(ada.mirror()).getSeq()).isEqualTo(ack.seq());
        ada.abort();

        assertThat(elsewhere.change(create)).isEqualTo(ack);

        assertThat(elsewhere.state().objects()).hasSize(1);
        elsewhere.change(createNote(board));
        assertThat(elsewhere.state().objects()).hasSize(2);
        elsewhere.abort();
    }

    @Test
    @DisplayName("R26 a board is in the list of the other node soon; R28 its deletion ends it on both")
    void directoryAndDeletion() {
        Guest ada = Guest.connect(one.url(), "Ada");
        Guest bob = Guest.connect(two.url(), "Bob");
        UUID board = ada.createBoard();
        await().until(() -> bob.client().listBoards().join().stream()
                .anyMatch(info -> info.getBoardId().equals(Uuids.toBytes(board))));
        bob.join(board);

        ada.change(Requests.deleteBoard(board));

        await().until(() -> bob.state().deleted());
        ada.abort();
        bob.abort();
    }

    @Test
    @DisplayName(
            "R5 a node that stops tells its clients; its boards answer again through the others, and nothing is lost")
    void gracefulStop() {
        Node leaving = TestNodes.start(DATABASE, TestNodes.joining(PORT));
        Guest owner = Guest.connect(one.url(), "Ada");
        Map<UUID, Guest> writers = new HashMap<>();
        Map<UUID, List<Frame>> stored = new HashMap<>();
        for (int i = 0; i < 24; i++) {
            UUID board = owner.createBoard();
            writers.put(board, Guest.on(board, i % 2 == 0 ? one.url() : two.url(), "Writer"));
            stored.put(board, new ArrayList<>());
        }
        UUID watched = writers.keySet().iterator().next();
        Guest told = Guest.on(watched, leaving.url(), "Told");
        Frame last = createNote(watched);
        told.change(last);
        stored.get(watched).add(last);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(leaving::stop);
        long longest = 0;
        boolean isOver;
        do {
            isOver = stopped.isDone();
            for (UUID board : writers.keySet()) {
                Frame create = createNote(board);
                long begun = System.nanoTime();
                changeAtLast(writers.get(board), create);
                longest = Math.max(longest, System.nanoTime() - begun);
                stored.get(board).add(create);
            }
        } while (!isOver);
        stopped.join();
        System.out.println("graceful stop: the longest edit took "
                + Duration.ofNanos(longest).toMillis() + " ms, "
                + stored.values().stream().mapToInt(List::size).sum() + " edits");

        assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(8));
        assertThat(told.frames(Syscall.SESSION_DRAINING)).hasSize(1);
        assertThat(told.frames(Syscall.SESSION_DRAINING)
                        .get(0)
                        .getSessionDraining()
                        .getReconnectAfterMs())
                .isBetween(0, 1_000);
        assertThat(told.client().disconnected().join().action()).isEqualTo(CloseCode.Action.RECONNECT);
        Guest back = Guest.connect(two.url(), "Told");
        back.join(told.mirror());
        await().untilAsserted(() ->
                assertThat(back.state()).isEqualTo(writers.get(watched).state()));
        stored.forEach((board, edits) -> {
            Guest fresh = Guest.on(board, two.url(), "Fresh");
            assertThat(fresh.state().objects().keySet())
                    .containsExactlyInAnyOrderElementsOf(edits.stream()
                            .map(edit -> Uuids.fromBytes(edit.getObjectCreate().getObjectId()))
                            .toList());
            assertThat(writers.get(board).state()).isEqualTo(fresh.state());
            fresh.abort();
        });
        writers.values().forEach(Guest::abort);
        owner.abort();
        back.abort();
    }

    /** Sends the request again while it may succeed later. */
    private static Ack changeAtLast(Guest guest, Frame request) {
        while (true) {
            try {
                return guest.change(request);
            } catch (RefusedException e) {
                assertThat(e.error().getRetryable()).as(e.getMessage()).isTrue();
            }
        }
    }
}
