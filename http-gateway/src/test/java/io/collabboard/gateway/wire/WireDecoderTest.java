package io.collabboard.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Operation;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardCreate;
import io.collabboard.proto.wire.v1.Camera;
import io.collabboard.proto.wire.v1.ChatHistory;
import io.collabboard.proto.wire.v1.ChatMessage;
import io.collabboard.proto.wire.v1.ChatTyping;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.DraggedObject;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectDrag;
import io.collabboard.proto.wire.v1.ObjectDragEnd;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.SelectionChanged;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDecoderTest {
    private static final com.google.protobuf.ByteString ID = Uuids.toBytes(UUID.randomUUID());

    private final WireDecoder decoder = new WireDecoder(FrameLimits.FROM_CLIENT);

    @ParameterizedTest
    @EnumSource(
            value = ObjectKind.class,
            names = {"KIND_UNSPECIFIED", "UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfObjectComesBackAsItWas(ObjectKind kind) {
        BoardObject object = created(create().setKind(kind));

        assertThat(object.kind().name()).isEqualTo(kind.name());
        assertThat(WireObjects.toWire(object).getKind()).isEqualTo(kind);
        assertThat(io.collabboard.board.model.ObjectKind.values()).hasSize(ObjectKind.values().length - 2);
    }

    @Test
    void anUnknownKindIsRefused() {
        assertInvalid(objectCreate(create().setKindValue(99)), "kind");
        assertInvalid(objectCreate(create().clearKind()), "kind");
    }

    @Test
    void whatAnObjectLeavesOutIsAbsentRatherThanZero() {
        BoardObject object = created(create());
        assertThat(object.width()).isNull();
        assertThat(object.height()).isNull();
        assertThat(object.groupId()).isNull();
        assertThat(((Operation.CreateObject) operation(objectCreate(create()))).placeOnTop())
                .isTrue();
        assertThat(((Operation.CreateObject) operation(objectCreate(create().setZIndex(0)))).placeOnTop())
                .isFalse();
    }

    @Test
    void aPatchTellsAbsentFromEmpty() {
        var untouched = patch(ObjectPatch.getDefaultInstance());
        assertThat(untouched.x()).isNull();
        assertThat(untouched.zIndex()).isNull();
        assertThat(untouched.group()).isNull();
        var cleared = patch(ObjectPatch.newBuilder()
                .setX(0)
                .setZIndex(0)
                .setGroupId(com.google.protobuf.ByteString.EMPTY)
                .build());
        assertThat(cleared.x()).isZero();
        assertThat(cleared.zIndex()).isZero();
        assertThat(cleared.group()).isNotNull();
        assertThat(cleared.group().groupId()).isNull();
        assertThat(WireObjects.toWire(cleared))
                .isEqualTo(ObjectPatch.newBuilder()
                        .setX(0)
                        .setZIndex(0)
                        .setGroupId(com.google.protobuf.ByteString.EMPTY)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void presenceHoldsFiniteNumbersOnly(float bad) {
        assertInvalid(cursor(CursorMoved.newBuilder().setX(bad)), "x");
        assertInvalid(cursor(CursorMoved.newBuilder().setY(bad)), "y");
        assertInvalid(
                cursor(CursorMoved.newBuilder().setCamera(Camera.newBuilder().setZoom(bad))), "camera.zoom");
        assertInvalid(drag(ObjectPatch.newBuilder().setX(bad)), "objects.patch");
        assertInvalid(drag(ObjectPatch.newBuilder().putProps("p", number(bad))), "objects.patch");
        assertInvalid(
                drag(ObjectPatch.newBuilder()
                        .putProps(
                                "p",
                                Value.newBuilder()
                                        .setStructValue(Struct.newBuilder()
                                                .putFields(
                                                        "q",
                                                        Value.newBuilder()
                                                                .setListValue(ListValue.newBuilder()
                                                                        .addValues(number(bad)))
                                                                .build()))
                                        .build())),
                "objects.patch");
    }

    @Test
    void finitePresenceGoesThrough() {
        assertThat(body(cursor(CursorMoved.newBuilder().setX(Float.MAX_VALUE)))).isInstanceOf(Inbound.MoveCursor.class);
        assertThat(body(drag(ObjectPatch.newBuilder().setX(1).putProps("p", number(2)))))
                .isInstanceOf(Inbound.Drag.class);
        assertThat(body(WireSamples.request(Syscall.CURSOR_CLEAR))).isEqualTo(new Inbound.MoveCursor(null));
    }

    @Test
    void atMost256ObjectsAreDraggedAtOnce() {
        ObjectDrag.Builder drag = ObjectDrag.newBuilder();
        for (int i = 0; i < 257; i++) {
            drag.addObjects(DraggedObject.newBuilder().setObjectId(ID).setUpdateId(ID));
        }
        assertInvalid(WireSamples.request(Syscall.OBJECT_DRAG).setObjectDrag(drag), "objects");
    }

    @Test
    void aSelectionHoldsAThousandIdsAtMost() {
        SelectionChanged.Builder selection = SelectionChanged.newBuilder();
        assertThat(body(selection(selection))).isEqualTo(new Inbound.Select(List.of()));
        selection.addAllObjectIds(Collections.nCopies(1_000, ID));
        assertThat(((Inbound.Select) body(selection(selection))).objectIds()).hasSize(1_000);
        assertInvalid(selection(selection.addObjectIds(ID)), "object_ids");
        assertInvalid(
                selection(SelectionChanged.newBuilder()
                        .addObjectIds(com.google.protobuf.ByteString.copyFrom(new byte[15]))),
                "object_ids");
    }

    @Test
    void aPageOfHistoryHasFiftyMessagesUnlessAskedOtherwiseAndAHundredAtMost() {
        assertThat(body(history(ChatHistory.newBuilder()))).isEqualTo(new Inbound.ReadChat(0, 50));
        assertThat(body(history(ChatHistory.newBuilder().setBeforeSeq(9).setLimit(100))))
                .isEqualTo(new Inbound.ReadChat(9, 100));
        assertThat(body(history(ChatHistory.newBuilder().setBeforeSeq(-1).setLimit(1))))
                .isEqualTo(new Inbound.ReadChat(0, 1));
        assertInvalid(history(ChatHistory.newBuilder().setLimit(101)), "limit");
        assertInvalid(history(ChatHistory.newBuilder().setLimit(-1)), "limit");
    }

    @Test
    void whatIsSaidAndWhoIsTypingComesAsItWasSent() {
        assertThat(body(WireSamples.request(Syscall.CHAT_MESSAGE)
                        .setChatMessage(ChatMessage.newBuilder().setText("a\nb"))))
                .isEqualTo(new Inbound.Say("a\nb"));
        assertThat(body(WireSamples.request(Syscall.CHAT_TYPING)
                        .setChatTyping(ChatTyping.newBuilder().setTyping(true))))
                .isEqualTo(new Inbound.Type(true));
    }

    private static Frame.Builder history(ChatHistory.Builder history) {
        return WireSamples.request(Syscall.CHAT_HISTORY).setChatHistory(history);
    }

    @Test
    void idsHave16Bytes() {
        var bad = com.google.protobuf.ByteString.copyFromUtf8("short");
        assertInvalid(objectCreate(create().setObjectId(bad)), "object_id");
        assertInvalid(objectCreate(create().setGroupId(bad)), "group_id");
        assertInvalid(
                WireSamples.request(Syscall.OBJECT_DRAG_END)
                        .setObjectDragEnd(ObjectDragEnd.newBuilder().addObjectIds(bad)),
                "object_ids");
    }

    @Test
    void aBoardWithoutANameIsUntitledAndPublic() {
        Frame.Builder frame = WireSamples.request(Syscall.BOARD_CREATE).setBoardId(ID);
        assertThat(operation(frame.setBoardCreate(BoardCreate.newBuilder().setName("  "))))
                .isEqualTo(new Operation.CreateBoard("Untitled Board", true));
        assertThat(operation(frame.setBoardCreate(
                        BoardCreate.newBuilder().setName("Mine").setIsPublic(false))))
                .isEqualTo(new Operation.CreateBoard("Mine", false));
    }

    @Test
    void timeoutsAreTakenInMilliseconds() {
        assertThat(request(WireSamples.request(Syscall.BOARD_PART)).timeout()).isNull();
        assertThat(request(WireSamples.request(Syscall.BOARD_PART).setTimeoutMs(250))
                        .timeout())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aWrongFrameDoesNotSpoilItsNeighbours() {
        List<Inbound> decoded = decoder.decode(WireSamples.message(
                WireSamples.request(Syscall.BOARD_PART),
                WireSamples.request(Syscall.OBJECT_CREATED),
                Frame.newBuilder(),
                WireSamples.request(Syscall.BOARD_PART).setStatus(Status.CANCEL).setParentId(ID)));

        assertThat(decoded)
                .hasExactlyElementsOfTypes(
                        Inbound.Request.class, Inbound.Invalid.class, Inbound.Invalid.class, Inbound.Cancel.class);
    }

    @Test
    void bytesThatAreNoFramesAreMalformed() {
        for (byte[] bytes : new byte[][] {{}, {(byte) 0xff}, {10, 5, 1}, {10, -1, -1, -1, -1, 15}, {1, 2, 3, 4}}) {
            assertThat(decoder.decode(ByteString.fromArray(bytes)))
                    .singleElement()
                    .isInstanceOfSatisfying(Inbound.Unreadable.class, unreadable -> {
                        assertThat(unreadable.closeCode()).isEqualTo(CloseCode.BAD_PROTOCOL);
                        assertThat(WireSamples.frames(unreadable.answer())
                                        .get(0)
                                        .getError()
                                        .getCode())
                                .isEqualTo(ErrorCode.E_MALFORMED_FRAME);
                    });
        }
    }

    // ---- requests ----

    private static ObjectCreate.Builder create() {
        return ObjectCreate.newBuilder().setObjectId(ID).setKind(ObjectKind.RECTANGLE);
    }

    private static Frame.Builder objectCreate(ObjectCreate.Builder create) {
        return WireSamples.request(Syscall.OBJECT_CREATE).setObjectCreate(create);
    }

    private static Frame.Builder selection(SelectionChanged.Builder selection) {
        return WireSamples.request(Syscall.SELECTION_CHANGED).setSelectionChanged(selection);
    }

    private static Frame.Builder cursor(CursorMoved.Builder cursor) {
        return WireSamples.request(Syscall.CURSOR_MOVED).setCursorMoved(cursor);
    }

    private static Frame.Builder drag(ObjectPatch.Builder patch) {
        return WireSamples.request(Syscall.OBJECT_DRAG)
                .setObjectDrag(ObjectDrag.newBuilder()
                        .addObjects(DraggedObject.newBuilder()
                                .setObjectId(ID)
                                .setUpdateId(ID)
                                .setPatch(patch)));
    }

    private static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    private Inbound.Request request(Frame.Builder frame) {
        List<Inbound> decoded = decoder.decode(WireSamples.message(frame));
        assertThat(decoded).hasOnlyElementsOfType(Inbound.Request.class).hasSize(1);
        return (Inbound.Request) decoded.get(0);
    }

    private Inbound.Body body(Frame.Builder frame) {
        return request(frame).body();
    }

    private Operation operation(Frame.Builder frame) {
        return ((Inbound.Mutate) body(frame)).operation();
    }

    private BoardObject created(ObjectCreate.Builder create) {
        return ((Operation.CreateObject) operation(objectCreate(create))).object();
    }

    private io.collabboard.board.model.ObjectPatch patch(ObjectPatch patch) {
        return ((Operation.UpdateObject) operation(WireSamples.request(Syscall.OBJECT_UPDATE)
                        .setObjectUpdate(
                                ObjectUpdate.newBuilder().setObjectId(ID).setPatch(patch))))
                .patch();
    }

    private void assertInvalid(Frame.Builder frame, String field) {
        List<Inbound> decoded = decoder.decode(WireSamples.message(frame));
        assertThat(decoded).hasSize(1);
        Error error = errorOf(decoded.get(0));
        assertThat(error.getCode()).isEqualTo(ErrorCode.E_INVALID_ARGUMENT);
        assertThat(error.getDetails().getField()).isEqualTo(field);
    }

    private static Error errorOf(Inbound inbound) {
        assertThat(inbound).isInstanceOf(Inbound.Invalid.class);
        return WireSamples.frames(((Inbound.Invalid) inbound).answer()).get(0).getError();
    }
}
