package io.collabboard.gatling.observe;

import io.collabboard.client.BoardClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens WebSockets to one server. Pings are answered by Netty. */
final class SocketOpener {
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final int MAX_HANDSHAKE_BYTES = 64 << 10;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final EventLoopGroup loop;
    private final URI base;
    private final @Nullable SslContext tls;

    SocketOpener(EventLoopGroup loop, URI base) {
        this.loop = loop;
        this.base = base;
        this.tls = "https".equals(base.getScheme()) ? tls() : null;
    }

    /**
     * @param first handler of the new socket, which is told when the handshake is complete
     * @return fails where there is no connection; what goes wrong later is the handler's
     */
    CompletableFuture<Channel> open(String ticket, MessageHandler first) {
        return open(ticket, first, Optional.empty());
    }

    /** @param receiveBuffer how much the system may take for a socket that is not read, in bytes; else it decides */
    CompletableFuture<Channel> open(String ticket, MessageHandler first, Optional<Integer> receiveBuffer) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(ObserverLoop.channelClass())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        fill(channel, ticket, first);
                    }
                });
        receiveBuffer.ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
        CompletableFuture<Channel> opened = new CompletableFuture<>();
        ChannelFuture connecting = bootstrap.connect(base.getHost(), port());
        ChannelFuture unused = connecting.addListener(done -> {
            if (done.isSuccess()) {
                opened.complete(connecting.channel());
            } else {
                opened.completeExceptionally(done.cause());
            }
        });
        return opened;
    }

    private void fill(Channel channel, String ticket, MessageHandler first) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), base.getHost(), port()));
        }
        channel.pipeline()
                .addLast(new FlushConsolidationHandler())
                .addLast(new HttpClientCodec())
                .addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
                .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(socketUri(ticket))
                        .subprotocol(BoardClient.SUBPROTOCOL)
                        .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                        .handshakeTimeoutMillis(TIMEOUT_MILLIS)
                        .handleCloseFrames(false)
                        .withUTF8Validator(false)
                        .build()))
                .addLast(first);
    }

    private URI socketUri(String ticket) {
        String http = base.toString().replaceFirst("/$", "");
        String query = URLEncoder.encode(ticket, StandardCharsets.UTF_8);
        return URI.create("ws" + http.substring("http".length()) + "/api/ws?ticket=" + query);
    }

    private int port() {
        int standard = tls == null ? HTTP_PORT : HTTPS_PORT;
        return base.getPort() < 0 ? standard : base.getPort();
    }

    private static SslContext tls() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("this machine has no TLS", e);
        }
    }
}
