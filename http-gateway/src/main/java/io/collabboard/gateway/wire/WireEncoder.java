package io.collabboard.gateway.wire;

import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.Change;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardInfo;
import io.collabboard.proto.wire.v1.BoardJoined;
import io.collabboard.proto.wire.v1.BoardListEnd;
import io.collabboard.proto.wire.v1.BoardListPage;
import io.collabboard.proto.wire.v1.BoardParted;
import io.collabboard.proto.wire.v1.BoardRenamed;
import io.collabboard.proto.wire.v1.BoardResync;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.BoardUsers;
import io.collabboard.proto.wire.v1.ChatAck;
import io.collabboard.proto.wire.v1.ChatEntry;
import io.collabboard.proto.wire.v1.ChatMessaged;
import io.collabboard.proto.wire.v1.ChatPage;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectAck;
import io.collabboard.proto.wire.v1.ObjectCreated;
import io.collabboard.proto.wire.v1.ObjectDeleted;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.PresenceChanged;
import io.collabboard.proto.wire.v1.SessionConnected;
import io.collabboard.proto.wire.v1.SessionDraining;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/**
 * From what happened to bytes: each method gives the encoding of a {@code Frames} message with one frame, so that results
 * can be joined byte-wise.
 */
public final class WireEncoder {
    private WireEncoder() {}

    // ---- events ----

    /** The EVENT of each change of a batch, in order. */
    public static List<ByteString> changes(UUID boardId, BoardChanged batch) {
        var board = Uuids.toBytes(boardId);
        List<ByteString> events = new ArrayList<>(batch.changes().size());
        long seq = batch.firstSeq();
        for (Change change : batch.changes()) {
            Frame.Builder frame = body(change.body())
                    .setId(Uuids.toBytes(change.operationId()))
                    .setFrom(Uuids.toBytes(change.clientId()))
                    .setBoardId(board)
                    .setTs(batch.ts())
                    .setStatus(Status.EVENT)
                    .setSeq(seq++);
            events.add(encode(frame));
        }
        return events;
    }

    private static Frame.Builder body(Change.Body body) {
        Frame.Builder frame = Frame.newBuilder();
        if (body instanceof Change.ObjectUpdated updated) {
            return frame.setSyscall(Syscall.OBJECT_UPDATED)
                    .setObjectUpdated(ObjectUpdated.newBuilder()
                            .setObjectId(Uuids.toBytes(updated.objectId()))
                            .setPatch(WireObjects.toWire(updated.patch()))
                            .setVersion(updated.version()));
        }
        if (body instanceof Change.ObjectCreated created) {
            return frame.setSyscall(Syscall.OBJECT_CREATED)
                    .setObjectCreated(ObjectCreated.newBuilder().setObject(WireObjects.toWire(created.object())));
        }
        if (body instanceof Change.ObjectDeleted deleted) {
            return frame.setSyscall(Syscall.OBJECT_DELETED)
                    .setObjectDeleted(ObjectDeleted.newBuilder().setObjectId(Uuids.toBytes(deleted.objectId())));
        }
        if (body instanceof Change.BoardRenamed renamed) {
            return frame.setSyscall(Syscall.BOARD_RENAMED)
                    .setBoardRenamed(BoardRenamed.newBuilder().setName(renamed.name()));
        }
        if (body instanceof Change.BoardDeleted) {
            return frame.setSyscall(Syscall.BOARD_DELETED);
        }
        throw new IllegalStateException("nobody follows a board before it is created: " + body);
    }

    /** The EVENT of a chat message. */
    public static ByteString messaged(UUID boardId, ChatMessage message) {
        return encode(Frame.newBuilder()
                .setId(Uuids.toBytes(message.id()))
                .setFrom(Uuids.toBytes(message.clientId()))
                .setTs(message.ts())
                .setBoardId(Uuids.toBytes(boardId))
                .setSyscall(Syscall.CHAT_MESSAGED)
                .setStatus(Status.EVENT)
                .setChatMessaged(ChatMessaged.newBuilder().setEntry(entry(message))));
    }

    public static ByteString joined(UUID boardId, Participant participant) {
        return encode(event(Syscall.BOARD_JOINED)
                .setBoardId(Uuids.toBytes(boardId))
                .setFrom(Uuids.toBytes(participant.clientId()))
                .setBoardJoined(BoardJoined.newBuilder().setParticipant(WireObjects.toWire(participant))));
    }

    public static ByteString parted(UUID boardId, UUID clientId) {
        return encode(event(Syscall.BOARD_PARTED)
                .setBoardId(Uuids.toBytes(boardId))
                .setFrom(Uuids.toBytes(clientId))
                .setBoardParted(BoardParted.newBuilder().setClientId(Uuids.toBytes(clientId))));
    }

    public static ByteString presenceChanged(UUID boardId, List<PersonPresence> people) {
        PresenceChanged.Builder changed = PresenceChanged.newBuilder();
        people.forEach(person -> changed.addPeople(WireObjects.toWire(person)));
        return encode(event(Syscall.PRESENCE_CHANGED)
                .setBoardId(Uuids.toBytes(boardId))
                .setPresenceChanged(changed));
    }

    public static ByteString resync(UUID boardId, String reason) {
        return encode(event(Syscall.BOARD_RESYNC)
                .setBoardId(Uuids.toBytes(boardId))
                .setBoardResync(BoardResync.newBuilder().setReason(reason)));
    }

    public static ByteString boardListRefresh() {
        return encode(event(Syscall.BOARD_LIST_REFRESH));
    }

    public static ByteString draining(int reconnectAfterMs) {
        return encode(event(Syscall.SESSION_DRAINING)
                .setSessionDraining(SessionDraining.newBuilder().setReconnectAfterMs(reconnectAfterMs)));
    }

    public static ByteString connected(Participant self, ClientLimits limits) {
        return encode(event(Syscall.SESSION_CONNECTED)
                .setFrom(Uuids.toBytes(self.clientId()))
                .setSessionConnected(SessionConnected.newBuilder()
                        .setClientId(Uuids.toBytes(self.clientId()))
                        .setUserId(self.userId())
                        .setUserName(self.userName())
                        .setUserColor(self.userColor())
                        .setMinVersion(1)
                        .setMaxVersion(1)
                        .setLimits(limits.toWire())));
    }

    private static Frame.Builder event(Syscall syscall) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setTs(System.currentTimeMillis())
                .setSyscall(syscall)
                .setStatus(Status.EVENT);
    }

    // ---- answers ----

    /** DONE of a mutation. A chat message has its place in the conversation as {@code seq}. */
    public static ByteString accepted(Exchange exchange, long seq, int version) {
        if (exchange.syscall() == Syscall.CHAT_MESSAGE) {
            return encode(answer(exchange, Status.DONE)
                    .setChatAck(ChatAck.newBuilder().setChatSeq(seq)));
        }
        Frame.Builder frame = answer(exchange, Status.DONE).setSeq(seq);
        if (isOfObject(exchange.syscall())) {
            frame.setObjectAck(ObjectAck.newBuilder().setVersion(version));
        }
        return encode(frame);
    }

    private static boolean isOfObject(Syscall syscall) {
        return syscall == Syscall.OBJECT_CREATE || syscall == Syscall.OBJECT_UPDATE || syscall == Syscall.OBJECT_DELETE;
    }

    /** DONE without data. */
    public static ByteString done(Exchange exchange) {
        return encode(answer(exchange, Status.DONE));
    }

    public static ByteString cancelled(Exchange exchange) {
        return encode(answer(exchange, Status.CANCEL));
    }

    public static ByteString error(Exchange exchange, Problem problem) {
        return encode(answer(exchange, Status.ERROR).setError(problem.error()));
    }

    /** An error of the socket rather than of a request. */
    public static ByteString error(Problem problem) {
        return encode(Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setTs(System.currentTimeMillis())
                .setStatus(Status.ERROR)
                .setError(problem.error()));
    }

    static ByteString error(FrameException exception) {
        Frame.Builder frame = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setTs(System.currentTimeMillis())
                .setStatus(Status.ERROR)
                .setError(exception.toError());
        exception.frameId().ifPresent(frame::setParentId);
        return encode(frame);
    }

    public static ByteString chatPage(Exchange exchange, List<ChatMessage> newestFirst, boolean more) {
        ChatPage.Builder page = ChatPage.newBuilder().setMore(more);
        newestFirst.forEach(message -> page.addEntries(entry(message)));
        return encode(answer(exchange, Status.DONE).setChatPage(page));
    }

    private static ChatEntry entry(ChatMessage message) {
        return ChatEntry.newBuilder()
                .setMessageId(Uuids.toBytes(message.id()))
                .setChatSeq(message.seq())
                .setUserId(message.userId())
                .setUserName(message.userName())
                .setText(message.text())
                .setTs(message.ts())
                .build();
    }

    public static ByteString users(Exchange exchange, List<Participant> participants) {
        BoardUsers.Builder users = BoardUsers.newBuilder();
        participants.forEach(participant -> users.addParticipants(WireObjects.toWire(participant)));
        return encode(answer(exchange, Status.DONE).setBoardUsers(users));
    }

    public static ByteString boardCreated(Exchange exchange, long seq, BoardEntry board) {
        return encode(answer(exchange, Status.DONE)
                .setSeq(seq)
                .setBoardId(Uuids.toBytes(board.boardId()))
                .setBoardInfo(info(board)));
    }

    public static ByteString boardPage(Exchange exchange, List<BoardEntry> boards) {
        BoardListPage.Builder page = BoardListPage.newBuilder();
        boards.forEach(board -> page.addBoards(info(board)));
        return encode(answer(exchange, Status.BULK).setBoardListPage(page));
    }

    public static ByteString boardListEnd(Exchange exchange, long rev, boolean unchanged, boolean truncated) {
        return encode(answer(exchange, Status.DONE)
                .setBoardListEnd(BoardListEnd.newBuilder()
                        .setRev(rev)
                        .setUnchanged(unchanged)
                        .setTruncated(truncated)));
    }

    private static BoardInfo info(BoardEntry board) {
        return BoardInfo.newBuilder()
                .setBoardId(Uuids.toBytes(board.boardId()))
                .setName(board.name())
                .setOwnerId(board.ownerId())
                .setOwnerName(board.ownerName())
                .setIsPublic(board.isPublic())
                .setCreatedAt(board.createdAt())
                .setRole(WireObjects.toWire(board.role()))
                .build();
    }

    public static ByteString joinDone(Exchange exchange, UUID boardId, JoinedBoard board) {
        BoardState.Builder state = BoardState.newBuilder()
                .setCount(board.count())
                .setName(board.meta().name())
                .setRole(WireObjects.toWire(board.role()))
                .setSeq(board.seq())
                .setEpoch(board.epoch())
                .setResumed(board.resumed())
                .setOwnerId(board.meta().ownerId())
                .setIsPublic(board.meta().isPublic());
        board.participants().forEach(participant -> state.addParticipants(WireObjects.toWire(participant)));
        return encode(
                answer(exchange, Status.DONE).setBoardId(Uuids.toBytes(boardId)).setBoardState(state));
    }

    private static Frame.Builder answer(Exchange exchange, Status status) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setParentId(Uuids.toBytes(exchange.id()))
                .setTs(System.currentTimeMillis())
                .setSyscall(exchange.syscall())
                .setStatus(status);
    }

    private static ByteString encode(Frame.Builder frame) {
        return ByteString.fromArrayUnsafe(FrameEncoder.encode(frame.build()));
    }
}
