package io.collabboard.gateway.wire;

import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Operation;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.WireObjects.InvalidField;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.RequestValidator;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Compression;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/** From the bytes of a WebSocket message to requests. A frame that is wrong by itself does not spoil its neighbours. */
public final class WireDecoder {
    private static final int MAX_DRAGGED_OBJECTS = 256;
    private static final int MAX_SELECTED_OBJECTS = 1_000;
    private static final int MAX_CHAT_PAGE = 100;
    private static final int USUAL_CHAT_PAGE = 50;
    private static final String UNTITLED = "Untitled Board";

    private final FrameCodec codec;

    public WireDecoder(FrameLimits limits) {
        this.codec = new FrameCodec(limits);
    }

    public int maxMessageBytes() {
        return codec.limits().maxMessageBytes();
    }

    /** @return one for each frame, in their order; for a message that cannot be decoded, one that is unreadable */
    public List<Inbound> decode(ByteString message) {
        List<Inbound> result = new ArrayList<>(1);
        try {
            for (Frame frame : codec.decode(message.asByteBuffer()).getFramesList()) {
                result.add(decode(frame));
            }
        } catch (FrameException e) {
            CloseCode closeCode =
                    e.code() == ErrorCode.E_FRAME_TOO_LARGE ? CloseCode.MESSAGE_TOO_BIG : CloseCode.BAD_PROTOCOL;
            result.add(new Inbound.Unreadable(WireEncoder.error(e), e.code().name(), closeCode));
        }
        return result;
    }

    private static Inbound decode(Frame frame) {
        try {
            RequestValidator.validate(frame);
            return frame.getStatus() == Status.CANCEL
                    ? new Inbound.Cancel(Uuids.fromBytes(frame.getParentId()))
                    : request(frame);
        } catch (FrameException e) {
            return invalid(e);
        } catch (InvalidField e) {
            Problem problem = Problem.invalidField(e);
            return new Inbound.Invalid(WireEncoder.error(exchange(frame), problem), problem.code());
        }
    }

    private static Inbound invalid(FrameException e) {
        return new Inbound.Invalid(WireEncoder.error(e), e.code().name());
    }

    private static Exchange exchange(Frame frame) {
        return new Exchange(Uuids.fromBytes(frame.getId()), frame.getSyscall());
    }

    private static Inbound request(Frame frame) throws InvalidField {
        UUID boardId = frame.getBoardId().isEmpty() ? null : Uuids.fromBytes(frame.getBoardId());
        Duration timeout = frame.getTimeoutMs() == 0 ? null : Duration.ofMillis(frame.getTimeoutMs());
        return new Inbound.Request(exchange(frame), boardId, timeout, body(frame));
    }

    private static Inbound.Body body(Frame frame) throws InvalidField {
        return switch (frame.getSyscall()) {
            case BOARD_CREATE -> {
                String name = frame.getBoardCreate().getName();
                boolean isPublic = !frame.getBoardCreate().hasIsPublic()
                        || frame.getBoardCreate().getIsPublic();
                yield new Inbound.Mutate(new Operation.CreateBoard(name.isBlank() ? UNTITLED : name, isPublic));
            }
            case BOARD_RENAME ->
                new Inbound.Mutate(
                        new Operation.RenameBoard(frame.getBoardRename().getName()));
            case BOARD_DELETE -> new Inbound.Mutate(new Operation.DeleteBoard());
            case BOARD_JOIN ->
                new Inbound.JoinBoard(
                        frame.getBoardJoin().getEpoch(),
                        frame.getBoardJoin().getAfterSeq(),
                        frame.getBoardJoin().getAcceptList().contains(Compression.DEFLATE));
            case BOARD_PART -> new Inbound.PartBoard();
            case BOARD_LIST -> new Inbound.ListBoards(frame.getBoardList().getSinceRev());
            case BOARD_USERS_LIST -> new Inbound.ListUsers();
            case OBJECT_CREATE -> new Inbound.Mutate(create(frame.getObjectCreate()));
            case OBJECT_UPDATE ->
                new Inbound.Mutate(new Operation.UpdateObject(
                        WireObjects.id("object_id", frame.getObjectUpdate().getObjectId()),
                        WireObjects.fromWire(frame.getObjectUpdate().getPatch()),
                        frame.getObjectUpdate().getBaseVersion()));
            case OBJECT_DELETE ->
                new Inbound.Mutate(new Operation.DeleteObject(
                        WireObjects.id("object_id", frame.getObjectDelete().getObjectId())));
            case OBJECT_DRAG -> drag(frame);
            case OBJECT_DRAG_END -> endDrag(frame);
            case CURSOR_MOVED -> new Inbound.MoveCursor(WireObjects.fromWire(frame.getCursorMoved()));
            case CURSOR_CLEAR -> new Inbound.MoveCursor(null);
            case SELECTION_CHANGED -> select(frame);
            case CHAT_MESSAGE -> new Inbound.Say(frame.getChatMessage().getText());
            case CHAT_HISTORY -> readChat(frame);
            case CHAT_TYPING -> new Inbound.Type(frame.getChatTyping().getTyping());
            default -> throw new IllegalStateException("no request: " + frame.getSyscall());
        };
    }

    private static Operation create(ObjectCreate create) throws InvalidField {
        BoardObject object = WireObjects.fromWire(create);
        return new Operation.CreateObject(object, !create.hasZIndex());
    }

    private static Inbound.Body drag(Frame frame) throws InvalidField {
        if (frame.getObjectDrag().getObjectsCount() > MAX_DRAGGED_OBJECTS) {
            throw new InvalidField("objects", "holds more than " + MAX_DRAGGED_OBJECTS);
        }
        List<PersonPresence.Drag> drags = new ArrayList<>();
        for (var dragged : frame.getObjectDrag().getObjectsList()) {
            drags.add(WireObjects.fromWire(dragged));
        }
        return new Inbound.Drag(drags);
    }

    private static Inbound.Body select(Frame frame) throws InvalidField {
        if (frame.getSelectionChanged().getObjectIdsCount() > MAX_SELECTED_OBJECTS) {
            throw new InvalidField("object_ids", "holds more than " + MAX_SELECTED_OBJECTS);
        }
        List<UUID> ids = new ArrayList<>();
        for (var id : frame.getSelectionChanged().getObjectIdsList()) {
            ids.add(WireObjects.id("object_ids", id));
        }
        return new Inbound.Select(ids);
    }

    private static Inbound.Body readChat(Frame frame) throws InvalidField {
        long beforeSeq = frame.getChatHistory().getBeforeSeq();
        int limit = frame.getChatHistory().getLimit();
        if (limit < 0 || limit > MAX_CHAT_PAGE) {
            throw new InvalidField("limit", "is more than " + MAX_CHAT_PAGE);
        }
        // Beyond what a signed number holds there is no message: as good as the newest.
        return new Inbound.ReadChat(Math.max(0, beforeSeq), limit == 0 ? USUAL_CHAT_PAGE : limit);
    }

    private static Inbound.Body endDrag(Frame frame) throws InvalidField {
        Set<UUID> ids = new HashSet<>();
        for (var id : frame.getObjectDragEnd().getObjectIdsList()) {
            ids.add(WireObjects.id("object_ids", id));
        }
        return new Inbound.EndDrag(ids);
    }
}
