package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient.Ack;
import io.collabboard.client.DisconnectedException;
import io.collabboard.client.Reply;
import io.collabboard.client.RequestCancelledException;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Futures;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.JournalLock;
import io.collabboard.cluster.board.support.RawSocket;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of requests whose answer was lost, was late, or is no longer wanted; and of who was away. */
class RetryTest extends TwoGuests {
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static Node node;

    @BeforeAll
    static void start() {
        node = TestNodes.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Override
    Node host() {
        return node;
    }

    // ---- the same request again ----

    @Test
    @DisplayName("R19 a mutation sent again gets the seq and version of the first time and changes nothing")
    void sameSocket() {
        UUID note = Uuids.next();
        Frame create = createNote(board, note);
        Frame move = moveTo(board, note, 50);
        Ack created = ada.change(create);
        Ack moved = ada.change(move);
        ada.change(moveTo(board, note, 60));

        assertThat(ada.change(create)).isEqualTo(created);
        assertThat(ada.change(move)).isEqualTo(moved);

        assertThat(ada.state().objects().get(note).getX()).isEqualTo(60);
        assertThat(ada.changes()).hasSize(3);
    }

    @Test
    @DisplayName("R19 a request without an answer, sent again on the person's next socket, has one effect")
    void nextSocket() {
        Frame create = createNote(board);
        CompletableFuture<Reply> unanswered = ada.ask(create);
        ada.abort();
        assertThatThrownBy(() -> Futures.get(unanswered)).isInstanceOf(DisconnectedException.class);

        Guest again = Guest.connect(node.url(), "Ada");
        again.join(ada.mirror());
        Ack ack = again.change(create);
        assertThat(again.change(create)).isEqualTo(ack);

        assertThat(again.state().objects()).hasSize(1);
        await().untilAsserted(() -> assertThat(bob.state()).isEqualTo(again.state()));
        assertThat(bob.changes()).hasSize(1);
        again.abort();
    }

    @Test
    @DisplayName(
            "R19, R21, R22 after a restart retries find their outcome, clients resume with what they missed, nothing is lost")
    void restart() {
        UUID note = Uuids.next();
        Frame create = createNote(board, note);
        Frame move = moveTo(board, note, 70);
        Frame delete = Requests.deleteObject(board, note);
        Frame rename = Requests.renameBoard(board, "Kept");
        Ack created = ada.change(create);
        await().until(() -> bob.mirror().seq() == created.seq());
        bob.abort();
        List<Ack> acks = List.of(created, ada.change(move), ada.change(delete), ada.change(rename));
        ada.change(createNote(board));

        node.stop();
        node = TestNodes.start(DATABASE);

        Guest after = Guest.connect(node.url(), "Ada");
        assertThat(after.join(ada.mirror()).getResumed()).isTrue();
        assertThat(List.of(after.change(create), after.change(move), after.change(delete), after.change(rename)))
                .isEqualTo(acks);
        assertThat(after.changes()).isEmpty();
        Guest late = Guest.connect(node.url(), "Bob");
        assertThat(late.join(bob.mirror()).getResumed()).isTrue();
        assertThat(late.changes())
                .extracting(Frame::getSeq)
                .containsExactly(created.seq() + 1, created.seq() + 2, created.seq() + 3, created.seq() + 4);
        assertThat(late.state()).isEqualTo(after.state());
        assertThat(late.state().objects()).hasSize(1);
        assertThat(late.state().name()).isEqualTo("Kept");
        late.change(createNote(board));
        await().untilAsserted(() -> assertThat(after.state()).isEqualTo(late.state()));
        after.abort();
        late.abort();
    }

    @Test
    @DisplayName("R19 creating and deleting a board again is done once")
    void boards() {
        UUID other = Uuids.next();
        Frame create = Requests.createBoard(other, "Other");
        Frame delete = Requests.deleteBoard(other);

        assertThat(ada.tell(create).done().getSeq()).isEqualTo(1);
        assertThat(ada.tell(create).done().getSeq()).isEqualTo(1);
        assertThat(ada.change(delete).seq()).isEqualTo(2);
        assertThat(ada.change(delete).seq()).isEqualTo(2);
    }

    @Test
    @DisplayName("R20 a refused mutation that is sent again is judged anew")
    void refusedBefore() {
        UUID note = Uuids.next();
        Frame move = moveTo(board, note, 5);
        assertThat(ada.refused(move).getCode()).isEqualTo(ErrorCode.E_OBJECT_NOT_FOUND);
        ada.change(createNote(board, note));

        assertThat(ada.change(move).version()).isEqualTo(2);
    }

    // ---- while a request is open ----

    @Test
    @DisplayName("R15 a request that takes too long ends with E_TIMEOUT; sent again, it finds its outcome")
    void timeout() throws Exception {
        Frame create = createNote(board).toBuilder().setTimeoutMs(300).build();
        Error error;
        try (JournalLock lock = JournalLock.take(DATABASE)) {
            error = ada.refused(create);
            assertThat(ada.refused(create).getCode()).isEqualTo(ErrorCode.E_TIMEOUT);
        }

        assertThat(error.getCode()).isEqualTo(ErrorCode.E_TIMEOUT);
        assertThat(error.getRetryable()).isTrue();
        Ack ack = ada.change(create.toBuilder().clearTimeoutMs().build());
        assertThat(ack.seq()).isEqualTo(2);
        assertThat(ada.state().objects()).hasSize(1);
    }

    @Test
    @DisplayName(
            "R16 a cancelled request that is not under way had no effect; one under way goes on to its true outcome")
    void cancel() throws Exception {
        Frame underWay = createNote(board);
        Frame waiting = createNote(board);
        CompletableFuture<Reply> first;
        try (JournalLock lock = JournalLock.take(DATABASE)) {
            var one = ada.exchange(underWay);
            first = one.reply();
            await().until(lock::isWaitedFor);
            var other = ada.exchange(waiting);
            one.cancel();
            other.cancel();
            assertThatThrownBy(() -> Futures.get(other.reply())).isInstanceOf(RequestCancelledException.class);
        }

        assertThat(Futures.get(first).done().getStatus()).isEqualTo(Status.DONE);
        assertThat(ada.state().objects())
                .containsOnlyKeys(Uuids.fromBytes(underWay.getObjectCreate().getObjectId()));
    }

    @Test
    @DisplayName("R17 a request with the id of one that is open is refused, and the first goes on")
    void duplicate() throws Exception {
        try (RawSocket socket = RawSocket.open(node.url(), "Raw")) {
            socket.send(Requests.join(board, 0, 0));
            Frame create = createNote(board);
            try (JournalLock lock = JournalLock.take(DATABASE)) {
                socket.send(create, create);
                Frame refusal = socket.answerTo(create.getId());
                assertThat(refusal.getError().getCode()).isEqualTo(ErrorCode.E_DUPLICATE_REQUEST);
            }
            assertThat(socket.answerTo(create.getId()).getStatus()).isEqualTo(Status.DONE);
        }
    }

    @Test
    @DisplayName("R21 nothing is told of a change, to anybody, before it is on disk")
    void notBeforeTheCommit() throws Exception {
        CompletableFuture<Reply> reply;
        try (JournalLock lock = JournalLock.take(DATABASE)) {
            reply = ada.ask(createNote(board));
            await().until(lock::isWaitedFor);
            assertThat(bob.client().users(board).join()).hasSize(2);
            assertThat(reply).isNotDone();
            assertThat(ada.changes()).isEmpty();
            assertThat(bob.changes()).isEmpty();
        }
        Futures.get(reply);
        await().untilAsserted(() -> assertThat(bob.changes()).hasSize(1));
    }

    // ---- who was away ----

    @Test
    @DisplayName("R22, R23 who comes back with what it has gets the missing EVENTs only")
    void resume() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));
        await().until(() -> bob.mirror().seq() == 2);
        bob.abort();
        List<Ack> missed = List.of(ada.change(moveTo(board, note, 1)), ada.change(createNote(board)));

        Guest back = Guest.connect(node.url(), "Bob");
        BoardState state = back.join(bob.mirror());

        assertThat(state.getResumed()).isTrue();
        assertThat(state.getSeq()).isEqualTo(missed.get(1).seq());
        assertThat(back.frames(Syscall.BOARD_JOIN)).extracting(Frame::getStatus).containsExactly(Status.DONE);
        assertThat(back.changes())
                .extracting(Frame::getSeq)
                .containsExactly(missed.get(0).seq(), missed.get(1).seq());
        ada.change(createNote(board));
        await().untilAsserted(() -> assertThat(back.state()).isEqualTo(ada.state()));
        back.abort();
    }

    @Test
    @DisplayName("R22 another epoch, or a seq that the server does not have, gets a snapshot")
    void wrongEpoch() {
        ada.change(createNote(board));
        long epoch = ada.mirror().epoch();
        for (Frame join : List.of(
                Requests.join(board, epoch + 1, 2), Requests.join(board, epoch, 99), Requests.join(board, 0, 2))) {
            Guest cyd = Guest.connect(node.url(), "Cyd");
            assertThat(cyd.tell(join).done().getBoardState().getResumed()).isFalse();
            assertThat(cyd.frames(Syscall.BOARD_JOIN))
                    .extracting(Frame::getStatus)
                    .containsExactly(Status.BULK, Status.DONE);
            cyd.abort();
        }
    }

    @Test
    @DisplayName("A board that nobody looked at is as it was left")
    void nobodyThere() {
        ada.change(createNote(board));
        var left = ada.state();
        ada.tell(Requests.part(board));
        bob.abort();

        Guest cyd = Guest.on(board, node.url(), "Cyd");

        assertThat(cyd.state()).isEqualTo(left);
        cyd.abort();
    }
}
