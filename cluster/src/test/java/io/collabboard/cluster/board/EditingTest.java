package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static io.collabboard.cluster.board.support.Edits.text;
import static io.collabboard.cluster.board.support.Edits.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient.Ack;
import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Edits;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardCreate;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.Participant;
import io.collabboard.proto.wire.v1.Role;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people on one board see of each other's edits. */
class EditingTest extends TwoGuests {
    private static Node node;

    @BeforeAll
    static void start() {
        node = TestNodes.start(TestPostgres.migratedDatabase());
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Override
    Node host() {
        return node;
    }

    @Test
    @DisplayName(
            "R31, R32 everybody gets the EVENTs of all changes in the order of seq, without holes, and before their own DONE")
    void order() {
        List<Frame> requests =
                Stream.generate(() -> createNote(board)).limit(200).toList();
        List<CompletableFuture<Reply>> edits = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            edits.add((i % 2 == 0 ? ada : bob).ask(requests.get(i)));
        }
        edits.forEach(edit -> assertThat(edit).succeedsWithin(Duration.ofSeconds(20)));

        awaitSame(ada, bob);
        assertThat(ada.changes()).extracting(Frame::getSeq).containsExactlyElementsOf(seqs(2, 201));
        assertThat(bob.changes()).extracting(Frame::getId).containsExactlyElementsOf(ids(ada.changes()));
        assertThat(ada.state().objects()).hasSize(200);
        for (Guest guest : List.of(ada, bob)) {
            List<ByteString> seen = new ArrayList<>();
            for (Frame frame : guest.frames()) {
                if (frame.getSyscall() == Syscall.OBJECT_CREATE) {
                    assertThat(seen).contains(frame.getParentId());
                }
                seen.add(frame.getId());
            }
        }
    }

    @Test
    @DisplayName(
            "R32 the EVENT of a change carries the mutation's id and its sender, and comes before the sender's DONE")
    void eventBeforeDone() {
        Frame request = createNote(board);

        Ack ack = ada.change(request);

        List<Frame> frames = ada.frames();
        Frame event = single(ada.changes());
        assertThat(event.getSyscall()).isEqualTo(Syscall.OBJECT_CREATED);
        assertThat(event.getId()).isEqualTo(request.getId());
        assertThat(event.getFrom()).isEqualTo(Uuids.toBytes(ada.clientId()));
        assertThat(event.getSeq()).isEqualTo(ack.seq());
        assertThat(frames.indexOf(event)).isLessThan(frames.indexOf(single(answers(ada, request))));
        await().untilAsserted(() -> assertThat(bob.changes()).containsExactly(event));
    }

    @Test
    @DisplayName("R33 the mutations of one socket are judged in the order in which they were sent")
    void orderOfOneSocket() {
        UUID note = Uuids.next();
        ada.begin(createNote(board, note));
        for (int i = 1; i < 30; i++) {
            ada.begin(moveTo(board, note, i));
        }
        Ack last = ada.change(moveTo(board, note, 30));

        assertThat(last.version()).isEqualTo(31);
        assertThat(ada.state().objects().get(note).getX()).isEqualTo(30);
    }

    @Test
    @DisplayName("R33 a read sent after a DONE sees that change")
    void readAfterDone() {
        ada.change(createNote(board));
        Guest cyd = Guest.connect(node.url(), "Cyd");

        assertThat(cyd.join(board).getCount()).isEqualTo(1);
        assertThat(cyd.state()).isEqualTo(ada.state());
        cyd.abort();
    }

    @Test
    @DisplayName("R36 concurrent edits of different fields and props of one object both stay")
    void merge() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));

        CompletableFuture<Ack> one = ada.client()
                .change(update(board, note, ObjectPatch.newBuilder().setX(77).putProps("text", text("Ada's"))));
        CompletableFuture<Ack> other = bob.client()
                .change(update(board, note, ObjectPatch.newBuilder().setY(88).putProps("fill", text("#fff"))));
        CompletableFuture.allOf(one, other).join();

        awaitSame(ada, bob);
        BoardObject merged = ada.state().objects().get(note);
        assertThat(merged.getX()).isEqualTo(77);
        assertThat(merged.getY()).isEqualTo(88);
        assertThat(merged.getPropsMap()).containsOnlyKeys("text", "fill").containsEntry("text", text("Ada's"));
        assertThat(merged.getVersion()).isEqualTo(3);
        assertThat(merged.getWidth()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "R37 a compare-and-set on an older version is refused with the current object, and nothing of it applies")
    void compareAndSet() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));
        bob.change(moveTo(board, note, 500));

        Error refusal =
                ada.refused(update(board, note, ObjectPatch.newBuilder().setX(1).setY(2), 1));

        assertThat(refusal.getCode()).isEqualTo(ErrorCode.E_STALE_UPDATE);
        assertThat(refusal.getRetryable()).isFalse();
        assertThat(refusal.getDetails().getCurrent())
                .isEqualTo(bob.state().objects().get(note));
        assertThat(ada.change(update(board, note, ObjectPatch.newBuilder().setX(1), 2))
                        .version())
                .isEqualTo(3);
        awaitSame(ada, bob);
    }

    @Test
    @DisplayName("R38, R40 objects are created on top of everything, and a deleted one is gone for everybody")
    void createAndDelete() {
        UUID first = Uuids.next();
        UUID second = Uuids.next();
        ada.change(createNote(board, first));
        ada.change(createNote(board, second));
        assertThat(ada.state().objects().get(second).getZIndex())
                .isGreaterThan(ada.state().objects().get(first).getZIndex());

        assertThat(bob.change(Requests.deleteObject(board, first)).version()).isZero();

        awaitSame(ada, bob);
        assertThat(ada.state().objects()).containsOnlyKeys(second);
        assertThat(ada.refused(moveTo(board, first, 1)).getCode()).isEqualTo(ErrorCode.E_OBJECT_NOT_FOUND);
        assertThat(ada.refused(Requests.deleteObject(board, first)).getCode()).isEqualTo(ErrorCode.E_OBJECT_NOT_FOUND);
    }

    @Test
    @DisplayName("R35 an object id that is on the board is refused")
    void objectExists() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));

        assertThat(bob.refused(createNote(board, note)).getCode()).isEqualTo(ErrorCode.E_OBJECT_EXISTS);
    }

    @Test
    @DisplayName("A rename is seen by everybody, and by who joins later")
    void rename() {
        Ack ack = bob.change(Requests.renameBoard(board, "Ideas"));

        awaitSame(ada, bob);
        assertThat(ada.state().name()).isEqualTo("Ideas");
        assertThat(single(ada.frames(Syscall.BOARD_RENAMED)).getSeq()).isEqualTo(ack.seq());
        Guest cyd = Guest.connect(node.url(), "Cyd");
        assertThat(cyd.join(board).getName()).isEqualTo("Ideas");
        cyd.abort();
    }

    @Test
    @DisplayName("R30 coming and going is told to the others, never to oneself, also where the connection was lost")
    void participants() {
        assertThat(ada.client().users(board).join())
                .extracting(Participant::getUserName)
                .containsExactlyInAnyOrder("Ada", "Bob");
        await().untilAsserted(() -> assertThat(ada.frames(Syscall.BOARD_JOINED))
                .extracting(frame -> frame.getBoardJoined().getParticipant().getClientId())
                .containsExactly(Uuids.toBytes(bob.clientId())));
        Guest cyd = Guest.on(board, node.url(), "Cyd");
        assertThat(bob.frames(Syscall.BOARD_JOINED))
                .noneMatch(frame -> frame.getFrom().equals(Uuids.toBytes(bob.clientId())));

        bob.abort();
        cyd.tell(Requests.part(board));

        await().untilAsserted(() -> assertThat(ada.frames(Syscall.BOARD_PARTED))
                .extracting(frame -> frame.getBoardParted().getClientId())
                .containsExactlyInAnyOrder(Uuids.toBytes(bob.clientId()), Uuids.toBytes(cyd.clientId())));
        assertThat(ada.client().users(board).join())
                .extracting(Participant::getUserName)
                .containsExactly("Ada");
        cyd.abort();
    }

    @Test
    @DisplayName("R24 nothing of a board is sent after its part is DONE; parting again is DONE as well")
    void part() {
        bob.tell(Requests.part(board));
        int seen = bob.changes().size();

        ada.change(createNote(board));
        assertThat(bob.tell(Requests.part(board)).done().getStatus()).isEqualTo(Status.DONE);

        assertThat(bob.changes()).hasSize(seen);
        assertThat(bob.refused(createNote(board)).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
    }

    @Test
    @DisplayName("R24 a join leaves the former board first, even where it then fails")
    void joinElsewhere() {
        assertThat(bob.refused(Requests.join(Uuids.next(), 0, 0)).getCode()).isEqualTo(ErrorCode.E_BOARD_NOT_FOUND);

        assertThat(bob.refused(createNote(board)).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
        await().untilAsserted(() -> assertThat(ada.frames(Syscall.BOARD_PARTED)).hasSize(1));
    }

    @Test
    @DisplayName("R24 the EVENTs of two boards never mix on one socket")
    void changeOfBoards() {
        UUID other = bob.createBoard();
        for (int i = 0; i < 10; i++) {
            ada.begin(createNote(board));
        }

        bob.join(other);
        int at = bob.frames().size();
        ada.change(createNote(board));
        bob.change(createNote(other));

        assertThat(bob.frames().subList(at, bob.frames().size()))
                .filteredOn(frame -> frame.getSeq() > 0 && frame.getParentId().isEmpty())
                .extracting(Frame::getBoardId)
                .containsOnly(Uuids.toBytes(other));
        assertThat(bob.state().objects()).hasSize(1);
    }

    @Test
    @DisplayName("R25 object syscalls about another board than the joined one are refused")
    void otherBoard() {
        assertThat(ada.refused(createNote(Uuids.next())).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
    }

    @Test
    @DisplayName("R26 a board of an id that exists is refused; it and its creator stay")
    void boardExists() {
        assertThat(bob.refused(Requests.createBoard(board, "Mine")).getCode()).isEqualTo(ErrorCode.E_BOARD_EXISTS);

        assertThat(bob.join(board).getOwnerId()).isEqualTo(ada.userId());
    }

    @Test
    @DisplayName("R28 a board deleted by its owner ends for everybody: EVENT, then E_BOARD_NOT_FOUND to whoever joins")
    void deleted() {
        ada.change(createNote(board));

        ada.change(Requests.deleteBoard(board));

        for (Guest guest : List.of(ada, bob)) {
            await().until(() -> guest.state().deleted());
            assertThat(guest.refused(createNote(board)).getCode()).isEqualTo(ErrorCode.E_NOT_JOINED);
            assertThat(guest.refused(Requests.renameBoard(board, "x")).getCode())
                    .isEqualTo(ErrorCode.E_BOARD_NOT_FOUND);
            assertThat(guest.refused(Requests.join(board, 0, 0)).getCode()).isEqualTo(ErrorCode.E_BOARD_NOT_FOUND);
            assertThat(single(guest.frames(Syscall.BOARD_DELETED)).getSeq()).isEqualTo(3);
        }
        assertThat(ada.refused(Requests.createBoard(board, "Again")).getCode()).isEqualTo(ErrorCode.E_BOARD_EXISTS);
    }

    @Test
    @DisplayName("R27 who is not ADMIN may not delete the board")
    void deleteByAnother() {
        assertThat(bob.refused(Requests.deleteBoard(board)).getCode()).isEqualTo(ErrorCode.E_BOARD_FORBIDDEN);

        ada.change(createNote(board));
        awaitSame(ada, bob);
    }

    @Test
    @DisplayName("R27 a private board is its owner's alone, to join, rename and delete")
    void privateBoard() {
        UUID secret = Uuids.next();
        ada.tell(Requests.createBoard(secret, "Secret").toBuilder()
                .setBoardCreate(BoardCreate.newBuilder().setName("Secret").setIsPublic(false))
                .build());

        assertThat(bob.refused(Requests.join(secret, 0, 0)).getCode()).isEqualTo(ErrorCode.E_BOARD_FORBIDDEN);
        assertThat(bob.refused(Requests.renameBoard(secret, "x")).getCode()).isEqualTo(ErrorCode.E_BOARD_FORBIDDEN);
        assertThat(bob.refused(Requests.deleteBoard(secret)).getCode()).isEqualTo(ErrorCode.E_BOARD_FORBIDDEN);
        assertThat(ada.join(secret).getRole()).isEqualTo(Role.ADMIN);
        assertThat(ada.state().name()).isEqualTo("Secret");
    }

    @Test
    @DisplayName("A board of 900 objects is joined whole while it is being edited")
    void largeBoard() {
        List<CompletableFuture<Ack>> edits = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            edits.add(ada.client().change(createNote(board)));
            if (i % 100 == 99) {
                edits.forEach(CompletableFuture::join);
                edits.clear();
            }
        }
        CompletableFuture<Ack> meanwhile = ada.client()
                .change(Requests.createObject(
                        board,
                        Edits.note(Uuids.next()).putProps("text", text("late")).build()));

        Guest cyd = Guest.on(board, node.url(), "Cyd");

        meanwhile.join();
        awaitSame(ada, bob, cyd);
        assertThat(cyd.state().objects()).hasSize(901);
        cyd.abort();
    }

    private static void awaitSame(Guest first, Guest... others) {
        for (Guest other : others) {
            await().untilAsserted(() -> assertThat(other.state()).isEqualTo(first.state()));
        }
    }

    private static List<Frame> answers(Guest guest, Frame request) {
        return guest.frames().stream()
                .filter(frame -> frame.getParentId().equals(request.getId()))
                .toList();
    }

    private static <T> T single(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static List<Long> seqs(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<ByteString> ids(List<Frame> frames) {
        return frames.stream().map(Frame::getId).toList();
    }
}
