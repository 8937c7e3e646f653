package io.collabboard.gatling.observe;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Puts fragments together and gives out whole messages; tells once why the connection is over. */
abstract class MessageHandler extends ChannelInboundHandlerAdapter {
    private final Scratch scratch;
    private @Nullable ByteBuf partial;
    private String reason = "the connection was lost";
    private int closeCode;

    /** The array that messages are scanned in: all observers' one, since they share a thread. */
    static final class Scratch {
        private byte[] bytes = new byte[1 << 16];

        private byte[] fill(ByteBuf message, int length) {
            if (length > bytes.length) {
                bytes = new byte[Math.max(length, 2 * bytes.length)];
            }
            message.readBytes(bytes, 0, length);
            return bytes;
        }
    }

    MessageHandler(Scratch scratch) {
        this.scratch = scratch;
    }

    /** @param bytes of which the message is the first ones, until this returns */
    abstract void onMessage(ChannelHandlerContext context, byte[] bytes, int length) throws IOException;

    /** The connection is over. */
    abstract void onOver(String why);

    /** With which the server closed; 0 where it did not. */
    final int closeCode() {
        return closeCode;
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object read) throws IOException {
        try {
            if (read instanceof CloseWebSocketFrame close) {
                closeCode = close.statusCode();
                close(context, "the server closed: " + close.statusCode() + " " + close.reasonText());
            } else if (read instanceof WebSocketFrame frame) {
                onFrame(context, frame);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(context, cause.toString());
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        onOver(reason);
    }

    @Override
    public final void handlerRemoved(ChannelHandlerContext context) {
        if (partial != null) {
            partial.release();
            partial = null;
        }
    }

    private void close(ChannelHandlerContext context, String why) {
        reason = why;
        ChannelFuture unused = context.close();
    }

    private void onFrame(ChannelHandlerContext context, WebSocketFrame frame) throws IOException {
        ByteBuf content = frame.content();
        if (partial == null && frame.isFinalFragment()) {
            deliver(context, content);
            return;
        }
        if (partial == null) {
            partial = Unpooled.buffer();
        }
        partial.writeBytes(content);
        if (frame.isFinalFragment()) {
            ByteBuf whole = partial;
            partial = null;
            deliver(context, whole);
            whole.release();
        }
    }

    private void deliver(ChannelHandlerContext context, ByteBuf message) throws IOException {
        int length = message.readableBytes();
        onMessage(context, scratch.fill(message, length), length);
    }
}
