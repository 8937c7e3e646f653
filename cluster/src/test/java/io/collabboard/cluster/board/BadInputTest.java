package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.moveTo;
import static io.collabboard.cluster.board.support.Edits.note;
import static io.collabboard.cluster.board.support.Edits.number;
import static io.collabboard.cluster.board.support.Edits.text;
import static io.collabboard.cluster.board.support.Edits.update;
import static io.collabboard.proto.wire.v1.ErrorCode.E_BAD_STATUS;
import static io.collabboard.proto.wire.v1.ErrorCode.E_FRAME_TOO_LARGE;
import static io.collabboard.proto.wire.v1.ErrorCode.E_INVALID_ARGUMENT;
import static io.collabboard.proto.wire.v1.ErrorCode.E_LIMIT_EXCEEDED;
import static io.collabboard.proto.wire.v1.ErrorCode.E_MALFORMED_FRAME;
import static io.collabboard.proto.wire.v1.ErrorCode.E_NOT_JOINED;
import static io.collabboard.proto.wire.v1.ErrorCode.E_OBJECT_EXISTS;
import static io.collabboard.proto.wire.v1.ErrorCode.E_OBJECT_NOT_FOUND;
import static io.collabboard.proto.wire.v1.ErrorCode.E_RATE_LIMITED;
import static io.collabboard.proto.wire.v1.ErrorCode.E_UNKNOWN_SYSCALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.RawSocket;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients may not send: each gets its documented error, nothing is stored, and nobody else is disturbed. */
class BadInputTest {
    private static final int BURST = 60;
    private static Node node;
    private static Guest bystander;
    private static UUID board;
    private static UUID object;

    private RawSocket mallory;
    private long changes;

    @BeforeAll
    static void start() {
        node = TestNodes.start(
                TestPostgres.migratedDatabase(),
                Map.of("OPERATIONS_BURST", Integer.toString(BURST), "OPERATIONS_PER_SECOND", "100"));
        bystander = Guest.connect(node.url(), "Bystander");
        board = bystander.createBoard();
        bystander.join(board);
        object = Uuids.next();
        bystander.change(createNote(board, object));
    }

    @AfterAll
    static void stop() {
        bystander.close();
        node.stop();
    }

    @BeforeEach
    void connect() {
        mallory = RawSocket.open(node.url(), "Mallory");
        Frame join = Requests.join(board, 0, 0);
        mallory.send(join);
        while (mallory.answerTo(join.getId()).getStatus() != Status.DONE) {
            // parts of the snapshot
        }
        changes = bystander.mirror().seq();
    }

    /** Whoever else is on the board edits on, and sees its own edit only. */
    @AfterEach
    void nobodyIsDisturbed() {
        var before = bystander.state();
        assertThat(bystander.change(moveTo(board, object, 1)).seq()).isEqualTo(changes + 1);
        assertThat(bystander.state().objects().keySet())
                .isEqualTo(before.objects().keySet());
        Guest reader = Guest.on(board, node.url(), "Reader");
        assertThat(reader.state()).isEqualTo(bystander.state());
        reader.abort();
        mallory.close();
    }

    // ---- messages that end the socket ----

    static Stream<byte[]> malformed() {
        Frame request = Requests.listBoards(0);
        byte[] whole = FrameEncoder.encode(request);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        byte[] badText = FrameEncoder.encode(Requests.renameBoard(board, "xyz"));
        badText[badText.length - 1] = (byte) 0xff;
        return Stream.of(
                new byte[0],
                new byte[] {1, 2, 3},
                "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x0a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
                cut,
                badText,
                nested());
    }

    private static byte[] nested() {
        Value value = number(1);
        for (int i = 0; i < 40; i++) {
            value = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(value))
                    .build();
        }
        ObjectCreate deep = note(Uuids.next()).putProps("deep", value).build();
        return FrameEncoder.encode(Requests.createObject(board, deep));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    @DisplayName("R7 a message that cannot be decoded gets E_MALFORMED_FRAME, and the socket is closed with 4400")
    void undecodable(byte[] message) {
        mallory.send(message);

        assertThat(nextError().getCode()).isEqualTo(E_MALFORMED_FRAME);
        assertThat(mallory.closeCode()).isEqualTo(4400);
    }

    @Test
    @DisplayName("R7 no frame of a message takes effect where one cannot be decoded")
    void goodAndBadFrame() {
        byte[] bad = {0x0a, 2, 0x0a, 5};
        mallory.send(FrameEncoder.join(List.of(FrameEncoder.encode(createNote(board)), bad)));

        assertThat(nextError().getCode()).isEqualTo(E_MALFORMED_FRAME);
        assertThat(mallory.closeCode()).isEqualTo(4400);
    }

    @Test
    @DisplayName("R7 a text message closes the socket with 4400")
    void textMessage() {
        mallory.sendText("{\"type\": \"object:create\"}");

        assertThat(mallory.closeCode()).isEqualTo(4400);
    }

    @Test
    @DisplayName(
            "R8 a message of too many bytes gets E_FRAME_TOO_LARGE with the limit, and the socket is closed with 1009")
    void tooLarge() {
        mallory.send(ofBytes(65_537));

        Error error = nextError();
        assertThat(error.getCode()).isEqualTo(E_FRAME_TOO_LARGE);
        assertThat(error.getDetails().getLimit()).isEqualTo(65_536);
        assertThat(mallory.closeCode()).isEqualTo(1009);
    }

    @Test
    @DisplayName("R8 a message far too large, in fragments, is not read to its end")
    void farTooLarge() {
        mallory.trySendInParts(ofBytes(3_000_000));

        assertThat(nextError().getCode()).isEqualTo(E_FRAME_TOO_LARGE);
        assertThat(mallory.closeCode()).isEqualTo(1009);
    }

    @Test
    @DisplayName("R8 a message of the largest size is served, in fragments too")
    void largest() {
        mallory.sendInParts(ofBytes(65_536));

        assertThat(nextError().getCode()).isEqualTo(E_LIMIT_EXCEEDED);
    }

    @Test
    @DisplayName("R8 a message of more than 1,024 frames is refused as a whole")
    void tooManyFrames() {
        Frame tiny = Frame.newBuilder().setStatus(Status.REQUEST).build();
        mallory.send(Collections.nCopies(1_025, tiny).toArray(Frame[]::new));

        assertThat(nextError().getCode()).isEqualTo(E_FRAME_TOO_LARGE);
        assertThat(mallory.closeCode()).isEqualTo(1009);
    }

    // ---- frames that are refused by themselves ----

    record Refused(String what, Frame frame, ErrorCode code, String field) {
        @Override
        public String toString() {
            return what + ": " + code;
        }
    }

    private static Refused refused(String what, Frame.Builder frame, ErrorCode code, String field) {
        return new Refused(what, frame.build(), code, field);
    }

    private static Frame.Builder create() {
        return createNote(board).toBuilder();
    }

    private static Frame.Builder create(ObjectCreate.Builder note) {
        return Requests.createObject(board, note.build()).toBuilder();
    }

    private static Frame.Builder patch(ObjectPatch.Builder patch) {
        return update(board, object, patch).toBuilder();
    }

    static Stream<Refused> wrongFrames() {
        ByteString shortId = ByteString.copyFrom(new byte[15]);
        return Stream.of(
                refused("unknown syscall", create().setSyscallValue(9_999), E_UNKNOWN_SYSCALL, ""),
                refused("no syscall", create().setSyscallValue(0), E_UNKNOWN_SYSCALL, ""),
                refused("a syscall of the server", create().setSyscallValue(21), E_BAD_STATUS, ""),
                refused("an EVENT", create().setStatus(Status.EVENT), E_BAD_STATUS, ""),
                refused("a DONE", create().setStatus(Status.DONE), E_BAD_STATUS, ""),
                refused("no status", create().clearStatus(), E_BAD_STATUS, ""),
                refused("a status from the future", create().setStatusValue(77), E_BAD_STATUS, ""),
                refused("a board id of 15 bytes", create().setBoardId(shortId), E_INVALID_ARGUMENT, "board_id"),
                refused("no payload", create().clearData(), E_INVALID_ARGUMENT, "data"),
                refused(
                        "another payload",
                        create().setCursorMoved(CursorMoved.getDefaultInstance()),
                        E_INVALID_ARGUMENT,
                        "data"),
                refused("an endless time-out", create().setTimeoutMs(600_001), E_INVALID_ARGUMENT, "timeout_ms"),
                refused("no object id", create(note(object).clearObjectId()), E_INVALID_ARGUMENT, "object_id"),
                refused(
                        "an object id of 15 bytes",
                        create(note(object).setObjectId(shortId)),
                        E_INVALID_ARGUMENT,
                        "object_id"),
                refused("no kind", create(note(Uuids.next()).clearKind()), E_INVALID_ARGUMENT, "kind"),
                refused("an unknown kind", create(note(Uuids.next()).setKindValue(99)), E_INVALID_ARGUMENT, "kind"),
                refused("x is NaN", create(note(Uuids.next()).setX(Double.NaN)), E_INVALID_ARGUMENT, "x"),
                refused(
                        "y is infinite",
                        create(note(Uuids.next()).setY(Double.NEGATIVE_INFINITY)),
                        E_INVALID_ARGUMENT,
                        "y"),
                refused("width is NaN", create(note(Uuids.next()).setWidth(Double.NaN)), E_INVALID_ARGUMENT, "width"),
                refused("x is out of range", create(note(Uuids.next()).setX(2e9)), E_LIMIT_EXCEEDED, "x"),
                refused(
                        "z_index is out of range",
                        create(note(Uuids.next()).setZIndex(2_000_000_000)),
                        E_LIMIT_EXCEEDED,
                        "z_index"),
                refused(
                        "a prop is NaN",
                        create(note(Uuids.next()).putProps("a", number(Double.NaN))),
                        E_INVALID_ARGUMENT,
                        "props.a"),
                refused(
                        "a prop is nothing",
                        create(note(Uuids.next()).putProps("a", Value.getDefaultInstance())),
                        E_INVALID_ARGUMENT,
                        "props.a"),
                refused(
                        "too long a text",
                        create(note(Uuids.next()).putProps("text", text("x".repeat(10_001)))),
                        E_LIMIT_EXCEEDED,
                        "props.text"),
                refused(
                        "too large props",
                        create(note(Uuids.next()).putProps("data", text("x".repeat(33_000)))),
                        E_LIMIT_EXCEEDED,
                        "props"),
                refused("an object id that is on the board", create(note(object)), E_OBJECT_EXISTS, ""),
                refused(
                        "an update to NaN",
                        patch(ObjectPatch.newBuilder().setRotation(Double.NaN)),
                        E_INVALID_ARGUMENT,
                        "rotation"),
                refused(
                        "an update to too long a text",
                        patch(ObjectPatch.newBuilder().putProps("text", text("x".repeat(10_001)))),
                        E_LIMIT_EXCEEDED,
                        "props.text"),
                refused(
                        "an update of what is not there",
                        moveTo(board, Uuids.next(), 1).toBuilder(),
                        E_OBJECT_NOT_FOUND,
                        ""),
                refused(
                        "a deletion of what is not there",
                        Requests.deleteObject(board, Uuids.next()).toBuilder(),
                        E_OBJECT_NOT_FOUND,
                        ""),
                refused("an edit of another board", createNote(Uuids.next()).toBuilder(), E_NOT_JOINED, ""),
                refused("an empty name", Requests.renameBoard(board, " ").toBuilder(), E_INVALID_ARGUMENT, "name"),
                refused(
                        "too long a name",
                        Requests.renameBoard(board, "x".repeat(201)).toBuilder(),
                        E_LIMIT_EXCEEDED,
                        "name"),
                refused("a blank chat message", Requests.say(board, " \n").toBuilder(), E_INVALID_ARGUMENT, "text"),
                refused("a tab in a chat message", Requests.say(board, "a\tb").toBuilder(), E_INVALID_ARGUMENT, "text"),
                refused(
                        "too long a chat message",
                        Requests.say(board, "x".repeat(4_001)).toBuilder(),
                        E_LIMIT_EXCEEDED,
                        "text"),
                refused("talk on another board", Requests.say(Uuids.next(), "hello").toBuilder(), E_NOT_JOINED, ""),
                refused(
                        "the history of another board",
                        Requests.history(Uuids.next(), 0, 50).toBuilder(),
                        E_NOT_JOINED,
                        ""),
                refused(
                        "too large a page of history",
                        Requests.history(board, 0, 101).toBuilder(),
                        E_INVALID_ARGUMENT,
                        "limit"),
                refused(
                        "a page of history of negative size",
                        Requests.history(board, 0, -1).toBuilder(),
                        E_INVALID_ARGUMENT,
                        "limit"),
                refused(
                        "a cursor at NaN",
                        Requests.moveCursor(
                                board, CursorMoved.newBuilder().setX(Float.NaN).build())
                                .toBuilder(),
                        E_INVALID_ARGUMENT,
                        "x"));
    }

    @ParameterizedTest
    @MethodSource("wrongFrames")
    @DisplayName("R10 a frame that is wrong is refused by itself; the socket and the other frames of the message go on")
    void wrongFrame(Refused wrong) {
        Frame list = Requests.users(board);
        mallory.send(wrong.frame(), list);

        Frame answer = mallory.answerTo(wrong.frame().getId());
        assertThat(answer.getStatus()).isEqualTo(Status.ERROR);
        assertThat(answer.getError().getCode()).isEqualTo(wrong.code());
        assertThat(answer.getError().getRetryable()).isFalse();
        assertThat(answer.getError().getDetails().getField()).endsWith(wrong.field());
        Frame next = Requests.users(board);
        mallory.send(next);
        assertThat(mallory.answerTo(next.getId()).getStatus()).isEqualTo(Status.DONE);
        assertThat(mallory.isClosed()).isFalse();
    }

    @Test
    @DisplayName("R18 a frame without an id of 16 bytes is refused, and its answer names what there is")
    void withoutId() {
        for (ByteString id : List.of(ByteString.EMPTY, ByteString.copyFrom(new byte[3]))) {
            mallory.send(create().setId(id).build());
            Error error = nextError();
            assertThat(error.getCode()).isEqualTo(E_INVALID_ARGUMENT);
            assertThat(error.getDetails().getField()).isEqualTo("id");
        }
    }

    @Test
    @DisplayName("Before it has joined a client can neither edit nor show itself")
    void beforeJoin() {
        RawSocket early = RawSocket.open(node.url(), "Early");
        for (Frame frame : List.of(
                createNote(board),
                moveTo(board, object, 9),
                Requests.deleteObject(board, object),
                Requests.users(board),
                Requests.clearCursor(board))) {
            early.send(frame);
            assertThat(early.answerTo(frame.getId()).getError().getCode()).isEqualTo(E_NOT_JOINED);
        }
        early.close();
    }

    @Test
    @DisplayName("More operations than allowed get E_RATE_LIMITED with a delay; after it the same request is accepted")
    void tooManyOperations() {
        Map<ByteString, Frame> reads = Stream.generate(() -> Requests.users(board))
                .limit(2 * BURST)
                .collect(Collectors.toMap(Frame::getId, read -> read));
        reads.values().forEach(mallory::send);
        Frame refusal = nextRefusal();
        assertThat(refusal.getError().getCode()).isEqualTo(E_RATE_LIMITED);
        assertThat(refusal.getError().getRetryable()).isTrue();
        assertThat(refusal.getError().getDetails().getRetryAfterMs()).isBetween(1, 1_000);

        Frame again = reads.get(refusal.getParentId());
        await().until(() -> {
            mallory.send(again);
            return mallory.answerTo(again.getId()).getStatus() == Status.DONE;
        });
    }

    private Error nextError() {
        return nextRefusal().getError();
    }

    private Frame nextRefusal() {
        Frame frame = mallory.next();
        while (frame.getStatus() != Status.ERROR) {
            frame = mallory.next();
        }
        return frame;
    }

    /** A well-formed message of that many bytes. */
    private static byte[] ofBytes(int bytes) {
        int overhead = FrameEncoder.encode(padded(bytes)).length - bytes;
        byte[] message = FrameEncoder.encode(padded(bytes - overhead));
        assertThat(message).hasSize(bytes);
        return message;
    }

    private static Frame padded(int bytes) {
        return Requests.createObject(
                board,
                note(new UUID(1, bytes))
                        .putProps("text", text("x".repeat(bytes)))
                        .build());
    }
}
