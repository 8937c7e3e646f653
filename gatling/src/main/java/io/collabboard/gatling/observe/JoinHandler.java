package io.collabboard.gatling.observe;

import com.google.protobuf.CodedInputStream;
import io.collabboard.client.Requests;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The first part of an observer's life: handshake, session, join with nothing of the board. Then another takes its place. */
final class JoinHandler extends MessageHandler {
    private final Frame join;
    private final MessageHandler successor;
    private final CompletableFuture<Void> joined;

    JoinHandler(Scratch scratch, UUID board, MessageHandler successor, CompletableFuture<Void> joined) {
        super(scratch);
        this.join = Requests.join(board, 0, 0);
        this.successor = successor;
        this.joined = joined;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            var unused =
                    context.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(FrameEncoder.encode(join))));
        }
    }

    @Override
    void onMessage(ChannelHandlerContext context, byte[] bytes, int length) throws IOException {
        for (Frame frame :
                Frames.parseFrom(CodedInputStream.newInstance(bytes, 0, length)).getFramesList()) {
            if (frame.getSyscall() == Syscall.SESSION_CONNECTED) {
                Pings.start(context, frame.getSessionConnected().getLimits().getIdleTimeoutMs());
            } else if (frame.getParentId().equals(join.getId())) {
                onAnswer(context, frame);
            }
        }
    }

    @Override
    void onOver(String why) {
        joined.completeExceptionally(new IOException("an observer could not join: " + why));
    }

    private void onAnswer(ChannelHandlerContext context, Frame answer) throws IOException {
        if (answer.getStatus() == Status.DONE) {
            context.pipeline().replace(this, "observer", successor);
            joined.complete(null);
        } else if (answer.getStatus() == Status.ERROR) {
            throw new IOException(
                    answer.getError().getCode() + " " + answer.getError().getMessage());
        }
    }
}
