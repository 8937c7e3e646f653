package io.collabboard.gatling.observe;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;

/** A participant's socket, on a board, seen to by the observers' thread. */
public final class Observer {
    private final Channel channel;

    Observer(Channel channel) {
        this.channel = channel;
    }

    /** Sends a message, from any thread. What cannot be sent any more shows as what nobody gets. */
    public void send(byte[] message) {
        ChannelFuture unused =
                channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)), channel.voidPromise());
    }

    /** Runs on the thread that sees to the socket, which it must not block. */
    void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }
}
