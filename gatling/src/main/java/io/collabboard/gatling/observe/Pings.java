package io.collabboard.gatling.observe;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A client that says nothing is dropped after a while, unless it pings. */
final class Pings {
    private Pings() {}

    /** Until the connection ends; three of them in what the server bears. */
    static void start(ChannelHandlerContext context, int idleTimeoutMs) {
        if (idleTimeoutMs > 0) {
            long period = Math.max(1, idleTimeoutMs / 3);
            Future<?> pings =
                    context.executor().scheduleAtFixedRate(() -> ping(context), period, period, TimeUnit.MILLISECONDS);
            ChannelFuture unused = context.channel().closeFuture().addListener(closed -> {
                boolean unusedOutcome = pings.cancel(false);
            });
        }
    }

    private static void ping(ChannelHandlerContext context) {
        ChannelFuture unused = context.channel().writeAndFlush(new PingWebSocketFrame());
    }
}
