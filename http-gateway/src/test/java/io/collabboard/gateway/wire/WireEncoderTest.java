package io.collabboard.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Role;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireEncoderTest {
    private final UUID boardId = UUID.randomUUID();
    private final UUID objectId = UUID.randomUUID();

    @Test
    void eachChangeOfABatchIsAnEventWithItsOwnSeqAndOperationId() {
        List<Change> changes = new ArrayList<>();
        for (Change.Body body : List.of(
                new Change.ObjectCreated(WireSamples.object(objectId)),
                new Change.ObjectUpdated(objectId, WireSamples.moved(3), 2),
                new Change.ObjectDeleted(objectId),
                new Change.BoardRenamed("New"),
                new Change.BoardDeleted())) {
            changes.add(new Change(UUID.randomUUID(), UUID.randomUUID(), "ada", body));
        }

        List<ByteString> events = WireEncoder.changes(boardId, new BoardChanged(7, 99, changes));

        List<Frame> frames =
                events.stream().map(event -> WireSamples.frames(event).get(0)).toList();
        assertThat(frames)
                .extracting(Frame::getSyscall)
                .containsExactly(
                        Syscall.OBJECT_CREATED,
                        Syscall.OBJECT_UPDATED,
                        Syscall.OBJECT_DELETED,
                        Syscall.BOARD_RENAMED,
                        Syscall.BOARD_DELETED);
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            assertThat(frame.getSeq()).isEqualTo(7 + i);
            assertThat(frame.getTs()).isEqualTo(99);
            assertThat(frame.getStatus()).isEqualTo(Status.EVENT);
            assertThat(frame.getBoardId()).isEqualTo(Uuids.toBytes(boardId));
            assertThat(frame.getId()).isEqualTo(Uuids.toBytes(changes.get(i).operationId()));
            assertThat(frame.getFrom()).isEqualTo(Uuids.toBytes(changes.get(i).clientId()));
        }
        assertThat(WireSamples.frames(events.get(0).concat(events.get(1))))
                .containsExactly(frames.get(0), frames.get(1));
    }

    @Test
    void aSharedPartThatIsAddressedIsThePlainFrameWithAParent() {
        List<SnapshotEncoder.SharedPart> parts =
                SnapshotEncoder.plain(boardId, 7, List.of(WireSamples.object(objectId), object(20_000)));
        Exchange exchange = WireSamples.exchange(Syscall.BOARD_JOIN);

        for (SnapshotEncoder.SharedPart part : parts) {
            Frame addressed = WireSamples.frames(SnapshotEncoder.addressed(exchange, part))
                    .get(0);
            assertThat(addressed.getParentId()).isEqualTo(Uuids.toBytes(exchange.id()));
            assertThat(ByteString.fromArray(
                            addressed.toBuilder().clearParentId().build().toByteArray()))
                    .isEqualTo(part.frame());
            assertThat(addressed.getStatus()).isEqualTo(Status.BULK);
        }
    }

    @Test
    void aSnapshotHasPartsOfBoundedSizeAndAtLeastOne() {
        assertThat(SnapshotEncoder.plain(boardId, 7, List.of())).hasSize(1);
        List<BoardObject> objects = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            objects.add(WireSamples.object(UUID.randomUUID()));
        }
        objects.add(object(30_000));

        List<SnapshotEncoder.SharedPart> parts = SnapshotEncoder.plain(boardId, 7, objects);

        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.frame().size() <= 25 * 1024);
        assertThat(parts.stream()
                        .mapToInt(part -> WireSamples.frames(
                                        SnapshotEncoder.addressed(WireSamples.exchange(Syscall.BOARD_JOIN), part))
                                .get(0)
                                .getBoardSnapshot()
                                .getObjectsCount())
                        .sum())
                .isEqualTo(1_001);
    }

    @ParameterizedTest
    @EnumSource(Refusal.Reason.class)
    void everyRefusalHasItsErrorCode(Refusal.Reason reason) {
        var error = Problem.of(new Refusal(reason, "why", "x", 5), null).error();

        assertThat(error.getCode()).isEqualTo(ErrorCode.valueOf("E_" + reason));
        assertThat(error.getRetryable()).isFalse();
        assertThat(error.getDetails().getField()).isEqualTo("x");
        assertThat(error.getDetails().getLimit()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasItsNameOnTheWire(Role role) {
        assertThat(WireObjects.toWire(role).name()).isEqualTo(role.name());
    }

    private static BoardObject object(int textBytes) {
        return new BoardObject(
                UUID.randomUUID(),
                ObjectKind.TEXT,
                0,
                0,
                null,
                null,
                0,
                0,
                Map.of(
                        "text",
                        Value.newBuilder().setStringValue("x".repeat(textBytes)).build()),
                null,
                "ada",
                1);
    }
}
