package io.collabboard.gatling.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Value;
import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What a relay does, whichever it is. */
public abstract class RelayContract {
    private static final Value TEXT = Value.newBuilder().setStringValue("ü").build();

    private final UUID board = Uuids.next();

    /** Where it serves. */
    protected abstract URI url();

    @Test
    void everybodyOnTheBoardGetsAChangeAndItsSenderItsDoneBehindIt() {
        Queue<Frame> watched = new ConcurrentLinkedQueue<>();
        Queue<Frame> own = new ConcurrentLinkedQueue<>();
        try (BoardClient watcher = connect(watched);
                BoardClient writer = connect(own)) {
            writer.createBoard(board, "Relayed").join();
            assertThat(watcher.join(board, 0, 0, answer -> {}).join().getSeq()).isZero();
            writer.join(board, 0, 0, answer -> {}).join();
            UUID note = Uuids.next();

            var created = writer.createObject(
                            board,
                            ObjectCreate.newBuilder()
                                    .setObjectId(Uuids.toBytes(note))
                                    .setKind(ObjectKind.STAR)
                                    .setX(1.5)
                                    .setWidth(20)
                                    .setHeight(10)
                                    .setZIndex(-3)
                                    .putProps("text", TEXT)
                                    .build())
                    .join();
            var updated = writer.updateObject(
                            board,
                            ObjectUpdate.newBuilder()
                                    .setObjectId(Uuids.toBytes(note))
                                    .setPatch(ObjectPatch.newBuilder().setX(7))
                                    .build())
                    .join();
            writer.deleteObject(board, note).join();

            assertThat(created.seq()).isEqualTo(1);
            assertThat(updated.seq()).isEqualTo(2);
            List<Syscall> all = List.of(Syscall.OBJECT_CREATED, Syscall.OBJECT_UPDATED, Syscall.OBJECT_DELETED);
            assertThat(changes(own)).extracting(Frame::getSyscall).isEqualTo(all);
            await().untilAsserted(() ->
                    assertThat(changes(watched)).extracting(Frame::getSeq).containsExactly(1L, 2L, 3L));
            assertThat(changes(watched)).extracting(Frame::getSyscall).isEqualTo(all);
            assertThat(changes(watched).get(0).getObjectCreated().getObject())
                    .isEqualTo(BoardObject.newBuilder()
                            .setObjectId(Uuids.toBytes(note))
                            .setKind(ObjectKind.STAR)
                            .setX(1.5)
                            .setWidth(20)
                            .setHeight(10)
                            .setZIndex(-3)
                            .putProps("text", TEXT)
                            .setVersion(1)
                            .build());
            assertThat(changes(watched)).allSatisfy(event -> {
                assertThat(event.getBoardId()).isEqualTo(Uuids.toBytes(board));
                assertThat(event.getFrom()).isEqualTo(writer.session().getClientId());
                assertThat(event.getTs()).isPositive();
            });
            assertThat(changes(watched).get(1).getObjectUpdated().getPatch().getX())
                    .isEqualTo(7);
        }
    }

    @Test
    void cursorsGoToTheOthers() {
        Queue<Frame> watched = new ConcurrentLinkedQueue<>();
        Queue<Frame> own = new ConcurrentLinkedQueue<>();
        try (BoardClient watcher = connect(watched);
                BoardClient mover = connect(own)) {
            watcher.join(board, 0, 0, answer -> {}).join();
            mover.join(board, 0, 0, answer -> {}).join();

            mover.moveCursor(board, 3, 4);

            await().until(() -> watched.stream().anyMatch(Frame::hasPresenceChanged));
            assertThat(watched)
                    .filteredOn(Frame::hasPresenceChanged)
                    .singleElement()
                    .satisfies(event -> {
                        var person = event.getPresenceChanged().getPeople(0);
                        assertThat(person.getClientId())
                                .isEqualTo(mover.session().getClientId());
                        assertThat(person.getCursor().getX()).isEqualTo(3);
                        assertThat(person.getCursor().getY()).isEqualTo(4);
                    });
            mover.createObject(board, ObjectCreate.getDefaultInstance()).join();
            assertThat(own).noneMatch(Frame::hasPresenceChanged);
        }
    }

    @Test
    void aBoardIsLeftForAnotherAndForgottenWhenItIsDeleted() {
        Queue<Frame> watched = new ConcurrentLinkedQueue<>();
        try (BoardClient watcher = connect(watched);
                BoardClient writer = connect(new ConcurrentLinkedQueue<>())) {
            watcher.join(board, 0, 0, answer -> {}).join();
            watcher.join(Uuids.next(), 0, 0, answer -> {}).join();
            writer.createObject(board, ObjectCreate.getDefaultInstance()).join();
            assertThat(watcher.join(board, 0, 0, answer -> {}).join().getSeq()).isEqualTo(1);
            writer.deleteBoard(board).join();

            assertThat(writer.join(board, 0, 0, answer -> {}).join().getSeq()).isZero();
            assertThat(changes(watched)).isEmpty();
        }
    }

    private BoardClient connect(Queue<Frame> events) {
        return BoardClient.connect(url(), DevTickets.of(url(), "somebody"), events::add)
                .join();
    }

    private static List<Frame> changes(Queue<Frame> events) {
        return events.stream().filter(event -> event.getSeq() > 0).toList();
    }
}
