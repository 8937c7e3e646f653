package io.collabboard.client;

import com.google.protobuf.ByteString;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardCreate;
import io.collabboard.proto.wire.v1.BoardJoin;
import io.collabboard.proto.wire.v1.BoardList;
import io.collabboard.proto.wire.v1.BoardRename;
import io.collabboard.proto.wire.v1.ChatHistory;
import io.collabboard.proto.wire.v1.ChatMessage;
import io.collabboard.proto.wire.v1.ChatTyping;
import io.collabboard.proto.wire.v1.Compression;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.DraggedObject;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectDelete;
import io.collabboard.proto.wire.v1.ObjectDrag;
import io.collabboard.proto.wire.v1.ObjectDragEnd;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.SelectionChanged;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import java.util.UUID;

/** Frames that ask for something, each with an id of its own: the same frame, sent again, is the same request. */
public final class Requests {
    private Requests() {}

    /** A new board, whose id the caller chooses. */
    public static Frame createBoard(UUID boardId, String name) {
        return on(boardId, Syscall.BOARD_CREATE)
                .setBoardCreate(BoardCreate.newBuilder().setName(name))
                .build();
    }

    public static Frame renameBoard(UUID boardId, String name) {
        return on(boardId, Syscall.BOARD_RENAME)
                .setBoardRename(BoardRename.newBuilder().setName(name))
                .build();
    }

    public static Frame deleteBoard(UUID boardId) {
        return on(boardId, Syscall.BOARD_DELETE).build();
    }

    /** Join, with what the client has of the board; epoch 0 asks for everything. */
    /** Snapshots may come compressed: see {@link io.collabboard.proto.CompressedSnapshots}. */
    public static Frame join(UUID boardId, long epoch, long afterSeq) {
        return on(boardId, Syscall.BOARD_JOIN)
                .setBoardJoin(BoardJoin.newBuilder()
                        .setEpoch(epoch)
                        .setAfterSeq(afterSeq)
                        .addAccept(Compression.DEFLATE))
                .build();
    }

    public static Frame part(UUID boardId) {
        return on(boardId, Syscall.BOARD_PART).build();
    }

    public static Frame listBoards(long sinceRev) {
        return of(Syscall.BOARD_LIST)
                .setBoardList(BoardList.newBuilder().setSinceRev(sinceRev))
                .build();
    }

    public static Frame users(UUID boardId) {
        return on(boardId, Syscall.BOARD_USERS_LIST).build();
    }

    public static Frame createObject(UUID boardId, ObjectCreate object) {
        return on(boardId, Syscall.OBJECT_CREATE).setObjectCreate(object).build();
    }

    public static Frame updateObject(UUID boardId, ObjectUpdate update) {
        return on(boardId, Syscall.OBJECT_UPDATE).setObjectUpdate(update).build();
    }

    public static Frame deleteObject(UUID boardId, UUID objectId) {
        return on(boardId, Syscall.OBJECT_DELETE)
                .setObjectDelete(ObjectDelete.newBuilder().setObjectId(Uuids.toBytes(objectId)))
                .build();
    }

    public static Frame moveCursor(UUID boardId, CursorMoved cursor) {
        return on(boardId, Syscall.CURSOR_MOVED).setCursorMoved(cursor).build();
    }

    public static Frame clearCursor(UUID boardId) {
        return on(boardId, Syscall.CURSOR_CLEAR).build();
    }

    public static Frame drag(UUID boardId, List<DraggedObject> objects) {
        return on(boardId, Syscall.OBJECT_DRAG)
                .setObjectDrag(ObjectDrag.newBuilder().addAllObjects(objects))
                .build();
    }

    /** The end of the drag of these objects; of all where there are none. */
    public static Frame endDrag(UUID boardId, List<UUID> objectIds) {
        List<ByteString> ids = objectIds.stream().map(Uuids::toBytes).toList();
        return on(boardId, Syscall.OBJECT_DRAG_END)
                .setObjectDragEnd(ObjectDragEnd.newBuilder().addAllObjectIds(ids))
                .build();
    }

    /** These objects are selected, and no others. */
    public static Frame select(UUID boardId, List<UUID> objectIds) {
        List<ByteString> ids = objectIds.stream().map(Uuids::toBytes).toList();
        return on(boardId, Syscall.SELECTION_CHANGED)
                .setSelectionChanged(SelectionChanged.newBuilder().addAllObjectIds(ids))
                .build();
    }

    /** Something to say to everybody on the board. */
    public static Frame say(UUID boardId, String text) {
        return on(boardId, Syscall.CHAT_MESSAGE)
                .setChatMessage(ChatMessage.newBuilder().setText(text))
                .build();
    }

    /**
     * What was said on the board.
     *
     * @param beforeSeq only messages before this one; 0 for the newest
     * @param limit messages at most, up to 100; 0 for the server's default
     */
    public static Frame history(UUID boardId, long beforeSeq, int limit) {
        return on(boardId, Syscall.CHAT_HISTORY)
                .setChatHistory(ChatHistory.newBuilder().setBeforeSeq(beforeSeq).setLimit(limit))
                .build();
    }

    public static Frame typing(UUID boardId, boolean isTyping) {
        return on(boardId, Syscall.CHAT_TYPING)
                .setChatTyping(ChatTyping.newBuilder().setTyping(isTyping))
                .build();
    }

    static Frame cancel(Frame request) {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setParentId(request.getId())
                .setSyscall(request.getSyscall())
                .setStatus(Status.CANCEL)
                .build();
    }

    private static Frame.Builder on(UUID boardId, Syscall syscall) {
        return of(syscall).setBoardId(Uuids.toBytes(boardId));
    }

    private static Frame.Builder of(Syscall syscall) {
        return Frame.newBuilder().setId(Uuids.nextBytes()).setSyscall(syscall).setStatus(Status.REQUEST);
    }
}
