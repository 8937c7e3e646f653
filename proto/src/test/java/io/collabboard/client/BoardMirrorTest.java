package io.collabboard.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.NullValue;
import com.google.protobuf.Value;
import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreated;
import io.collabboard.proto.wire.v1.ObjectDeleted;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardMirrorTest {
    private final UUID board = Uuids.next();
    private final UUID object = Uuids.next();
    private final BoardMirror mirror = new BoardMirror(board);
    private final Frame join = Requests.join(board, 0, 0);

    @Test
    void aSnapshotInPartsThenChangesThenDone() {
        mirror.accept(part(join, 5, object(object, 4)));
        mirror.accept(part(join, 5, object(Uuids.next(), 1)));
        mirror.accept(updated(6, 5, ObjectPatch.newBuilder().setX(9)));
        mirror.accept(joined(join, 6, 2, false));
        assertThat(mirror.seq()).isEqualTo(6);
        assertThat(mirror.epoch()).isEqualTo(77);
        assertThat(mirror.state().objects()).hasSize(2);
        assertThat(mirror.state().objects().get(object).getX()).isEqualTo(9);
        assertThat(mirror.state().name()).isEqualTo("Plans");
    }

    @Test
    void aPartMayBeCompressed() {
        Frame plain = part(join, 5, object(object, 4), object(Uuids.next(), 1), object(Uuids.next(), 2));
        BoardSnapshot deflated = CompressedSnapshots.deflate(plain.getBoardSnapshot());
        assertThat(deflated.getObjectsList()).isEmpty();

        mirror.accept(plain.toBuilder().setBoardSnapshot(deflated).build());
        mirror.accept(joined(join, 5, 3, false));
        assertThat(mirror.state().objects()).containsKey(object);
        violates(
                part(join, 5).toBuilder()
                        .setBoardSnapshot(deflated.toBuilder().setInflatedBytes(1))
                        .build(),
                "cannot be read");
    }

    @Test
    void theFirstPartOfAnotherJoinReplacesEverything() {
        withObject();
        Frame again = Requests.join(board, 0, 0);
        mirror.accept(part(again, 9));
        mirror.accept(joined(again, 9, 0, false));
        assertThat(mirror.state().objects()).isEmpty();
    }

    @Test
    void aResumedJoinAddsWhatWasMissed() {
        withObject();
        Frame again = Requests.join(board, 77, 5);
        mirror.accept(updated(6, 5, ObjectPatch.newBuilder().setY(3)));
        mirror.accept(joined(again, 6, 1, true));
        assertThat(mirror.state().objects().get(object).getVersion()).isEqualTo(5);
    }

    @Test
    void patchesMergeFieldByField() {
        withObject();
        mirror.accept(updated(
                6,
                5,
                ObjectPatch.newBuilder()
                        .setZIndex(-4)
                        .setGroupId(ByteString.EMPTY)
                        .putProps("fill", text("red"))
                        .putProps(
                                "text",
                                Value.newBuilder()
                                        .setNullValue(NullValue.NULL_VALUE)
                                        .build())));
        BoardObject changed = mirror.state().objects().get(object);
        assertThat(changed)
                .isEqualTo(object(object, 5).toBuilder()
                        .setZIndex(-4)
                        .clearGroupId()
                        .removeProps("text")
                        .putProps("fill", text("red"))
                        .build());
    }

    @Test
    void everyFieldOfAPatchIsApplied() {
        withObject();
        mirror.accept(updated(
                6,
                5,
                ObjectPatch.newBuilder()
                        .setX(1)
                        .setY(2)
                        .setWidth(3)
                        .setHeight(4)
                        .setRotation(5)
                        .setZIndex(6)
                        .setGroupId(Uuids.toBytes(board))));
        assertThat(mirror.state().objects().get(object))
                .isEqualTo(object(object, 5).toBuilder()
                        .setX(1)
                        .setY(2)
                        .setWidth(3)
                        .setHeight(4)
                        .setRotation(5)
                        .setZIndex(6)
                        .setGroupId(Uuids.toBytes(board))
                        .build());
    }

    @Test
    void holesAndRepetitionsAreViolations() {
        withObject();
        violates(updated(7, 5, ObjectPatch.newBuilder()), "change 7 follows 5");
        violates(updated(5, 5, ObjectPatch.newBuilder()), "change 5 follows 5");
        violates(updated(6, 6, ObjectPatch.newBuilder()), "version 6 follows 4");
        mirror.accept(updated(6, 5, ObjectPatch.newBuilder()));
        violates(updated(6, 5, ObjectPatch.newBuilder()), "change 6 follows 6");
    }

    @Test
    void changesOfWhatIsNotThereAreViolations() {
        withObject();
        UUID other = Uuids.next();
        Frame delete = event(Syscall.OBJECT_DELETED, 6).toBuilder()
                .setObjectDeleted(ObjectDeleted.newBuilder().setObjectId(Uuids.toBytes(other)))
                .build();
        violates(delete, "not there");
        violates(created(6, object(object, 1)), "created twice");
        violates(created(6, object(other, 2)), "created with version 2");
    }

    @Test
    void aJoinThatDoesNotSumUpIsAViolation() {
        mirror.accept(part(join, 5, object(object, 4)));
        violates(joined(join, 6, 1, false), "joined at 6 with changes up to 5");
        violates(joined(join, 5, 2, false), "2 objects said, 1 sent");
        violates(joined(join, 5, 1, true), "another epoch");
        violates(joined(Requests.join(board, 0, 0), 5, 1, false), "neither resumed nor sent a snapshot");
        violates(part(join, 6), "at 6 among parts at 5");
        violates(part(join, 5, object(object, 4)), "twice in a snapshot");
    }

    @Test
    void deletionsAndTheEndOfTheBoardAreSeen() {
        withObject();
        mirror.accept(event(Syscall.OBJECT_DELETED, 6).toBuilder()
                .setObjectDeleted(ObjectDeleted.newBuilder().setObjectId(Uuids.toBytes(object)))
                .build());
        mirror.accept(event(Syscall.BOARD_DELETED, 7));
        assertThat(mirror.state().objects()).isEmpty();
        assertThat(mirror.state().deleted()).isTrue();
    }

    @Test
    void presenceAndOtherBoardsArePassedOver() {
        withObject();
        BoardMirror.State before = mirror.state();
        mirror.accept(event(Syscall.PRESENCE_CHANGED, 0));
        mirror.accept(updated(99, 9, ObjectPatch.newBuilder()).toBuilder()
                .setBoardId(Uuids.nextBytes())
                .build());
        assertThat(mirror.state()).isEqualTo(before);
    }

    private void withObject() {
        mirror.accept(part(join, 5, object(object, 4)));
        mirror.accept(joined(join, 5, 1, false));
    }

    private void violates(Frame frame, String message) {
        assertThatThrownBy(() -> mirror.accept(frame))
                .isInstanceOf(BoardMirror.ContractViolation.class)
                .hasMessageContaining(message);
    }

    private static Frame part(Frame join, long seq, BoardObject... objects) {
        return FakeGateway.answer(join, Status.BULK).toBuilder()
                .setBoardSnapshot(BoardSnapshot.newBuilder().setSeq(seq).addAllObjects(List.of(objects)))
                .build();
    }

    private static Frame joined(Frame join, long seq, int count, boolean resumed) {
        return FakeGateway.answer(join, Status.DONE).toBuilder()
                .setBoardState(BoardState.newBuilder()
                        .setName("Plans")
                        .setEpoch(77)
                        .setSeq(seq)
                        .setCount(count)
                        .setResumed(resumed))
                .build();
    }

    private Frame event(Syscall syscall, long seq) {
        return FakeGateway.event(syscall, Uuids.toBytes(board), seq);
    }

    private Frame created(long seq, BoardObject object) {
        return event(Syscall.OBJECT_CREATED, seq).toBuilder()
                .setObjectCreated(ObjectCreated.newBuilder().setObject(object))
                .build();
    }

    private Frame updated(long seq, int version, ObjectPatch.Builder patch) {
        return event(Syscall.OBJECT_UPDATED, seq).toBuilder()
                .setObjectUpdated(ObjectUpdated.newBuilder()
                        .setObjectId(Uuids.toBytes(object))
                        .setVersion(version)
                        .setPatch(patch))
                .build();
    }

    private static BoardObject object(UUID id, int version) {
        return BoardObject.newBuilder()
                .setObjectId(Uuids.toBytes(id))
                .setVersion(version)
                .setGroupId(Uuids.toBytes(id))
                .putProps("text", text("hello"))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
