package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient.Ack;
import io.collabboard.client.RefusedException;
import io.collabboard.client.Reply;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Futures;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.JournalLock;
import io.collabboard.cluster.board.support.JournalRefusal;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What fails while a batch is being stored. Ada and Bob write at once through two nodes; whatever happens, their sockets
 * stay, every request ends with DONE or an error that may be retried, and what they wrote is on the board once.
 */
class FailuresTest {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static final int PORT = TestNodes.freePort();
    private static final int EDITS = 20;
    private static final int QUEUE = 40;
    private static final int ATTEMPTS = 5;
    private static final int TIMEOUT_MS = 15_000;
    private static Node one;
    private static Node two;

    private Guest ada;
    private Guest bob;
    private UUID board;

    @BeforeAll
    static void start() {
        one = TestNodes.start(DATABASE, with(TestNodes.first(PORT)));
        two = TestNodes.start(DATABASE, with(TestNodes.joining(PORT)));
    }

    @AfterAll
    static void stop() {
        two.stop();
        one.stop();
    }

    @BeforeEach
    void join() {
        ada = Guest.connect(one.url(), "Ada");
        board = ada.createBoard();
        joinBoard();
    }

    private void joinBoard() {
        ada.join(board);
        bob = Guest.on(board, two.url(), "Bob");
    }

    @AfterEach
    void leave() {
        ada.abort();
        bob.abort();
    }

    @Test
    @DisplayName("R19, R31 two nodes that submit at once are answered in one order")
    void bothAtOnce() throws Exception {
        whileStoring(() -> {});
    }

    @Test
    @DisplayName("R19 an entity that stops in mid-batch loses and doubles nothing")
    void entityStops() throws Exception {
        whileStoring(() -> new NodeInside(two).stopEntity(board));
    }

    @Test
    @DisplayName("R19 an entity that crashes in mid-batch loses and doubles nothing")
    void entityCrashes() throws Exception {
        whileStoring(() -> {
            new NodeInside(one).crashEntity(board);
            new NodeInside(two).crashEntity(board);
        });
    }

    @Test
    @DisplayName(
            "R19, R29 a replica that crashes in mid-batch has its sessions join again, and loses and doubles nothing")
    void replicaCrashes() throws Exception {
        whileStoring(() -> {
            new NodeInside(one).crashReplicas();
            await().until(() -> !ada.frames(Syscall.BOARD_RESYNC).isEmpty());
        });
        assertThat(bob.frames(Syscall.BOARD_RESYNC)).isEmpty();
    }

    @Test
    @DisplayName("R19 a node that vanishes in mid-batch takes nothing with it")
    void nodeVanishes() throws Exception {
        Node vanishing = TestNodes.start(DATABASE, with(TestNodes.joining(PORT)));
        while (!new NodeInside(vanishing).hostsEntity(board)) {
            board = ada.createBoard();
        }
        leave();
        ada = Guest.connect(one.url(), "Ada");
        joinBoard();
        long begun = System.nanoTime();
        whileStoring(() -> new NodeInside(vanishing).vanish());
        System.out.println("node vanished: all answered after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        vanishing.ended().join();
    }

    @Test
    @DisplayName("R19 a journal that refuses writes for 10 s delays them, and loses and doubles nothing")
    void journalRefuses() throws Exception {
        Map<Frame, CompletableFuture<Reply>> asked;
        try (JournalRefusal refusal = JournalRefusal.begin(DATABASE)) {
            asked = write();
            // What is to be shown is that a time has passed: nothing else tells the end of it.
            CompletableFuture<Void> tenSeconds =
                    new CompletableFuture<Void>().completeOnTimeout(null, 10, TimeUnit.SECONDS);
            tenSeconds.join();
            assertThat(asked.values()).noneMatch(CompletableFuture::isDone);
        }
        long begun = System.nanoTime();
        settle(asked);
        System.out.println("journal writes again: all answered after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
    }

    @Test
    @DisplayName("R19 what waits for a journal that is slow is bounded: E_OVERLOADED, and sent again it is stored")
    void overloaded() throws Exception {
        Map<Frame, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
        try (JournalLock lock = JournalLock.take(DATABASE)) {
            ask(ada, asked);
            await().until(lock::isWaitedFor);
            for (int i = 0; i < 3; i++) {
                ask(ada, asked);
            }
            await().until(() -> asked.values().stream().anyMatch(CompletableFuture::isCompletedExceptionally));
            asked.values().stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .map(Futures::refusal)
                    .forEach(error -> {
                        assertThat(error.getCode()).isEqualTo(ErrorCode.E_OVERLOADED);
                        assertThat(error.getRetryable()).isTrue();
                    });
        }
        settle(asked);
    }

    private void whileStoring(Runnable failure) throws Exception {
        Map<Frame, CompletableFuture<Reply>> asked;
        try (JournalLock lock = JournalLock.take(DATABASE)) {
            asked = write();
            await().until(lock::isWaitedFor);
            failure.run();
        }
        settle(asked);
    }

    /** Ada's requests, then Bob's. */
    private Map<Frame, CompletableFuture<Reply>> write() {
        Map<Frame, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
        ask(ada, asked);
        ask(bob, asked);
        return asked;
    }

    private void ask(Guest guest, Map<Frame, CompletableFuture<Reply>> asked) {
        for (int i = 0; i < EDITS; i++) {
            Frame create =
                    createNote(board).toBuilder().setTimeoutMs(TIMEOUT_MS).build();
            asked.put(create, guest.ask(create));
        }
    }

    private void settle(Map<Frame, CompletableFuture<Reply>> asked) {
        Map<ByteString, Ack> acks = new HashMap<>();
        asked.forEach((request, answer) -> acks.put(request.getId(), settle(request, answer)));
        assertThat(Stream.of(ada, bob))
                .noneMatch(guest -> guest.client().disconnected().isDone());
        asked.keySet().forEach(request -> assertThat(ada.change(request)).isEqualTo(acks.get(request.getId())));

        Guest fresh = Guest.on(board, two.url(), "Fresh");
        assertThat(fresh.state().objects()).hasSize(asked.size());
        assertThat(fresh.state().seq()).isEqualTo(asked.size() + 1);
        await().untilAsserted(() -> assertThat(ada.state()).isEqualTo(fresh.state()));
        await().untilAsserted(() -> assertThat(bob.state()).isEqualTo(fresh.state()));
        fresh.abort();
        for (Guest guest : List.of(ada, bob)) {
            guest.changes()
                    .forEach(event -> assertThat(acks.get(event.getId()).seq()).isEqualTo(event.getSeq()));
        }
    }

    /** Sends the request again while it may succeed later. */
    private Ack settle(Frame request, CompletableFuture<Reply> first) {
        CompletableFuture<Reply> answer = first;
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return ack(answer);
            } catch (RefusedException e) {
                boolean isAway = e.code() == ErrorCode.E_NOT_JOINED;
                assertThat(e.error().getRetryable() || isAway)
                        .as(e.getMessage())
                        .isTrue();
                if (isAway || e.code() == ErrorCode.E_UNAVAILABLE) {
                    ada.join(ada.mirror());
                }
                answer = ada.ask(request);
            }
        }
        return ack(answer);
    }

    private static Ack ack(CompletableFuture<Reply> answer) {
        Frame done = Futures.get(answer).done();
        return new Ack(done.getSeq(), done.getObjectAck().getVersion());
    }

    /** A queue that a single client fills. */
    private static Map<String, String> with(Map<String, String> place) {
        Map<String, String> settings = new HashMap<>(place);
        settings.put("QUEUE_OPERATIONS", Integer.toString(QUEUE));
        return settings;
    }
}
