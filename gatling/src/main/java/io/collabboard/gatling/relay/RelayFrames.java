package io.collabboard.gatling.relay;

import com.google.protobuf.ByteString;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectAck;
import io.collabboard.proto.wire.v1.ObjectCreated;
import io.collabboard.proto.wire.v1.ObjectDeleted;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.PersonPresence;
import io.collabboard.proto.wire.v1.PresenceChanged;
import io.collabboard.proto.wire.v1.SessionConnected;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;

/** What the relay says. Versions are 1 always: it keeps no object to count them by. */
final class RelayFrames {
    /** Any but 0, which would mean none. */
    private static final long EPOCH = 1;

    private RelayFrames() {}

    static Message connected(ByteString clientId) {
        return message(Frame.newBuilder()
                .setSyscall(Syscall.SESSION_CONNECTED)
                .setStatus(Status.EVENT)
                .setSessionConnected(SessionConnected.newBuilder()
                        .setClientId(clientId)
                        .setMinVersion(1)
                        .setMaxVersion(1))
                .build());
    }

    /** The answer to a join: an empty board, and DONE. */
    static Message joined(Frame request, long seq) {
        Frame snapshot = answer(request, Status.BULK)
                .setBoardSnapshot(BoardSnapshot.newBuilder().setSeq(seq))
                .build();
        Frame done = answer(request, Status.DONE)
                .setBoardState(BoardState.newBuilder().setSeq(seq).setEpoch(EPOCH))
                .build();
        return message(FrameEncoder.join(List.of(FrameEncoder.encode(snapshot), FrameEncoder.encode(done))));
    }

    static Message done(Frame request, long seq) {
        return message(answer(request, Status.DONE)
                .setSeq(seq)
                .setObjectAck(ObjectAck.newBuilder().setVersion(1))
                .build());
    }

    /** The event of an object's change. */
    static Message changed(Frame request, ByteString from, long seq) {
        Frame.Builder event = event(request, from).setSeq(seq);
        switch (request.getSyscall()) {
            case OBJECT_CREATE -> event.setSyscall(Syscall.OBJECT_CREATED).setObjectCreated(created(request));
            case OBJECT_UPDATE ->
                event.setSyscall(Syscall.OBJECT_UPDATED)
                        .setObjectUpdated(ObjectUpdated.newBuilder()
                                .setObjectId(request.getObjectUpdate().getObjectId())
                                .setPatch(request.getObjectUpdate().getPatch())
                                .setVersion(1));
            default ->
                event.setSyscall(Syscall.OBJECT_DELETED)
                        .setObjectDeleted(ObjectDeleted.newBuilder()
                                .setObjectId(request.getObjectDelete().getObjectId()));
        }
        return message(event.build());
    }

    static Message cursorMoved(Frame request, ByteString from) {
        return message(event(request, from)
                .setSyscall(Syscall.PRESENCE_CHANGED)
                .setPresenceChanged(PresenceChanged.newBuilder()
                        .addPeople(PersonPresence.newBuilder().setClientId(from).setCursor(request.getCursorMoved())))
                .build());
    }

    private static ObjectCreated created(Frame request) {
        var create = request.getObjectCreate();
        return ObjectCreated.newBuilder()
                .setObject(BoardObject.newBuilder()
                        .setObjectId(create.getObjectId())
                        .setKind(create.getKind())
                        .setX(create.getX())
                        .setY(create.getY())
                        .setWidth(create.getWidth())
                        .setHeight(create.getHeight())
                        .setRotation(create.getRotation())
                        .setZIndex(create.getZIndex())
                        .putAllProps(create.getPropsMap())
                        .setGroupId(create.getGroupId())
                        .setVersion(1))
                .build();
    }

    private static Frame.Builder event(Frame request, ByteString from) {
        return Frame.newBuilder()
                .setId(request.getId())
                .setTs(System.currentTimeMillis())
                .setBoardId(request.getBoardId())
                .setFrom(from)
                .setStatus(Status.EVENT);
    }

    private static Frame.Builder answer(Frame request, Status status) {
        return Frame.newBuilder()
                .setId(request.getId())
                .setParentId(request.getId())
                .setTs(System.currentTimeMillis())
                .setBoardId(request.getBoardId())
                .setSyscall(request.getSyscall())
                .setStatus(status);
    }

    private static Message message(Frame frame) {
        return message(FrameEncoder.encode(frame));
    }

    private static Message message(byte[] bytes) {
        return BinaryMessage.create(org.apache.pekko.util.ByteString.fromArrayUnsafe(bytes));
    }
}
