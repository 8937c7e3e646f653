package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.DraggedObject;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.PersonPresence;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cursors and drags. */
class PresenceTest extends TwoGuests {
    private static final int TICK_MS = 100;
    private static Node node;

    @BeforeAll
    static void start() {
        node = TestNodes.start(TestPostgres.migratedDatabase(), Map.of("PRESENCE_TICK_MS", Integer.toString(TICK_MS)));
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
    @DisplayName("R41, R42 a cursor is seen by the others, without a seq, until it is cleared")
    void cursor() {
        ada.client().moveCursor(board, 3, 4);
        await().until(() -> seenBy(bob, ada).map(PersonPresence::hasCursor).orElse(false));
        assertThat(seenBy(bob, ada).orElseThrow().getCursor().getX()).isEqualTo(3);

        ada.client().send(Requests.clearCursor(board));
        await().until(() -> !seenBy(bob, ada).orElseThrow().hasCursor());

        assertThat(bob.frames(Syscall.PRESENCE_CHANGED)).allMatch(frame -> frame.getSeq() == 0);
        assertThat(ada.frames(Syscall.CURSOR_MOVED)).isEmpty();
    }

    @Test
    @DisplayName(
            "R41 however often people move, presence comes at most once per tick, with the latest of each person only")
    void atMostOncePerTick() {
        Guest cyd = Guest.on(board, node.url(), "Cyd");
        long end = System.nanoTime() + 1_000_000_000;
        int before = bob.frames(Syscall.PRESENCE_CHANGED).size();
        int sent = 0;
        while (System.nanoTime() < end) {
            sent++;
            ada.client().moveCursor(board, sent, 0);
            cyd.client().moveCursor(board, sent, 0);
            LockSupport.parkNanos(2_000_000);
        }
        int last = sent;
        await().until(() -> seenBy(bob, ada).orElseThrow().getCursor().getX() == last
                && seenBy(bob, cyd).orElseThrow().getCursor().getX() == last);

        List<Frame> presence = bob.frames(Syscall.PRESENCE_CHANGED);
        assertThat(presence.size() - before).isBetween(3, 2 + 1_000 / TICK_MS + 3);
        assertThat(presence)
                .allSatisfy(frame -> assertThat(frame.getPresenceChanged().getPeopleList().stream()
                                .map(PersonPresence::getClientId))
                        .doesNotHaveDuplicates());
        cyd.abort();
    }

    @Test
    @DisplayName("R43 a drag is seen while it lasts, and is gone once the update that it names is committed")
    void dragEndsWithItsUpdate() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));
        Frame update = moveTo(board, note, 90);
        ada.client().drag(board, List.of(dragged(note, 80, update)));
        await().until(() ->
                seenBy(bob, ada).map(person -> person.getDragsCount() == 1).orElse(false));
        assertThat(seenBy(bob, ada).orElseThrow().getDrags(0).getPatch().getX()).isEqualTo(80);

        ada.change(update);

        await().until(() -> seenBy(bob, ada).orElseThrow().getDragsCount() == 0);
        assertThat(bob.state().objects().get(note).getX()).isEqualTo(90);
        Guest cyd = Guest.on(board, node.url(), "Cyd");
        cyd.change(createNote(board));
        assertThat(seenBy(cyd, ada).map(PersonPresence::getDragsCount).orElse(0))
                .isZero();
        cyd.abort();
    }

    @Test
    @DisplayName("R43 a drag ends without an update too")
    void dragEnds() {
        UUID note = Uuids.next();
        ada.change(createNote(board, note));
        ada.client().drag(board, List.of(dragged(note, 80, moveTo(board, note, 1))));
        await().until(() ->
                seenBy(bob, ada).map(person -> person.getDragsCount() == 1).orElse(false));

        ada.client().send(Requests.endDrag(board, List.of()));

        await().until(() -> seenBy(bob, ada).orElseThrow().getDragsCount() == 0);
    }

    @Test
    @DisplayName("Who joins sees where everybody is already")
    void whoJoinsLater() {
        ada.client().moveCursor(board, 5, 6);
        await().until(() -> seenBy(bob, ada).isPresent());

        Guest cyd = Guest.on(board, node.url(), "Cyd");

        await().until(() ->
                seenBy(cyd, ada).map(person -> person.getCursor().getY() == 6).orElse(false));
        cyd.abort();
    }

    private static DraggedObject dragged(UUID note, double x, Frame update) {
        return DraggedObject.newBuilder()
                .setObjectId(Uuids.toBytes(note))
                .setPatch(ObjectPatch.newBuilder().setX(x))
                .setUpdateId(update.getId())
                .build();
    }

    /** The presence of a person as another knows it; empty where nothing was told of it. */
    private static Optional<PersonPresence> seenBy(Guest viewer, Guest person) {
        return viewer.frames(Syscall.PRESENCE_CHANGED).stream()
                .flatMap(frame -> frame.getPresenceChanged().getPeopleList().stream())
                .filter(presence -> presence.getClientId().equals(Uuids.toBytes(person.clientId())))
                .reduce((former, latter) -> latter);
    }
}
