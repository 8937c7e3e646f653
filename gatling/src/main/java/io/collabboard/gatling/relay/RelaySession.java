package io.collabboard.gatling.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** One client. What it sends comes one message at a time; what goes to it may come from any thread. */
final class RelaySession {
    private final RelayBoards boards;
    private final BoundedSourceQueue<Message> out;
    private final com.google.protobuf.ByteString clientId = Uuids.nextBytes();
    private @Nullable RelayBoard board;

    RelaySession(RelayBoards boards, BoundedSourceQueue<Message> out) {
        this.boards = boards;
        this.out = out;
    }

    void connected() {
        offer(RelayFrames.connected(clientId));
    }

    /** Drops the client where it has not read what waits for it. */
    void offer(Message message) {
        if (out.offer(message) == QueueOfferResult.dropped()) {
            out.fail(new IllegalStateException("a client did not keep up"));
        }
    }

    void accept(ByteString message) throws InvalidProtocolBufferException {
        for (Frame frame : Frames.parseFrom(message.toArrayUnsafe()).getFramesList()) {
            accept(frame);
        }
    }

    void end() {
        if (board != null) {
            board.part(this);
        }
    }

    private void accept(Frame frame) {
        switch (frame.getSyscall()) {
            case BOARD_JOIN -> join(frame);
            case BOARD_DELETE -> {
                boards.remove(frame.getBoardId());
                offer(RelayFrames.done(frame, 0));
            }
            case OBJECT_CREATE, OBJECT_UPDATE, OBJECT_DELETE -> change(frame);
            case CURSOR_MOVED -> boards.board(frame.getBoardId()).tell(this, RelayFrames.cursorMoved(frame, clientId));
            default -> offer(RelayFrames.done(frame, 0));
        }
    }

    private void join(Frame request) {
        end();
        RelayBoard joined = boards.board(request.getBoardId());
        board = joined;
        joined.join(this, seq -> RelayFrames.joined(request, seq));
    }

    private void change(Frame request) {
        long seq = boards.board(request.getBoardId()).publish(number -> RelayFrames.changed(request, clientId, number));
        offer(RelayFrames.done(request, seq));
    }
}
