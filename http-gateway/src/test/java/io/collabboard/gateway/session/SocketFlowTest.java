package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.http.SocketEndpoint;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.socket.ClientFrames;
import io.collabboard.gateway.socket.SocketWriters;
import io.collabboard.gateway.socket.Upgrade;
import io.collabboard.gateway.wire.ChatLimits;
import io.collabboard.gateway.wire.ClientLimits;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.CloseCode;
import io.collabboard.proto.wire.v1.BoardList;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Syscall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions on the connections of a pekko-http server, with a client that speaks WebSocket by hand. */
class SocketFlowTest {
    private static final Duration KEEP_ALIVE = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofMillis(900);
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int BINARY = 2;
    private static final int MAX_OPEN = 128;

    private final SessionSettings settings = new SessionSettings(
            new ClientLimits(
                    64 * 1024,
                    MAX_OPEN,
                    1_000,
                    10_000,
                    (int) IDLE.toMillis(),
                    new ChatLimits(4_000, 1, 3),
                    BoardLimits.defaults()),
            Duration.ofSeconds(10),
            Duration.ofMillis(16),
            KEEP_ALIVE,
            IDLE,
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            Duration.ofMillis(500));

    /** pekko-http's own patience is shorter than a test, so that it shows whether it is kept from ending busy sockets. */
    private final ActorSystem system = ActorSystem.create(
            "sockets",
            ConfigFactory.parseString("pekko.http.server { remote-address-attribute = on, idle-timeout = 1200 ms }")
                    .withFallback(ConfigFactory.load()));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(meters);
    private final Sessions sessions = new Sessions(new SocketLimits(10, 10), metrics);
    private final SocketWriters writers = SocketWriters.start(system.dispatcher(), settings.stallTolerance());
    private ServerBinding binding;
    private Socket client;
    private DataInputStream in;

    @BeforeEach
    void bind() throws Exception {
        SocketFlow sockets = new SocketFlow(settings, new NoBoards(), new NoLists(), sessions, metrics, writers);
        binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .withSettings(ServerSettings.create(system).withSocketOptions(List.of(writers.channels())))
                .bindSync(request -> open(request, sockets))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        await().until(() -> sessions.count() == 0);
        assertThat(gauge("collabboard.sessions.direct")).isZero();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        writers.close();
    }

    @Test
    void aClientThatAnswersThePingIsWrittenToDirectly() throws IOException {
        assertThat(syscall(read())).isEqualTo(Syscall.SESSION_CONNECTED);
        assertThat(gauge("collabboard.sessions.direct")).isZero();
        answerPing();

        askForError();
        assertThat(error(read())).isEqualTo(ErrorCode.E_NOT_JOINED);
        assertThat(gauge("collabboard.sessions.direct")).isEqualTo(1);
    }

    @Test
    void aClientThatDoesNotAnswerIsServedAllTheSame() throws IOException {
        assertThat(syscall(read())).isEqualTo(Syscall.SESSION_CONNECTED);
        assertThat(ClientFrames.opcode(read())).isEqualTo(PING);

        for (int i = 0; i < 5; i++) {
            askForError();
            assertThat(error(readMessage())).isEqualTo(ErrorCode.E_NOT_JOINED);
        }
        assertThat(gauge("collabboard.sessions.direct")).isZero();
    }

    @Test
    void aPongThatNobodyAskedForHandsNothingOver() throws IOException {
        read();
        send(0x80 | PONG, "handover".getBytes(StandardCharsets.US_ASCII));
        read();
        askForError();
        assertThat(error(readMessage())).isEqualTo(ErrorCode.E_NOT_JOINED);
        assertThat(gauge("collabboard.sessions.direct")).isZero();
    }

    @Test
    void pingsAreAnsweredAndClosesToo() throws IOException {
        read();
        answerPing();
        send(0x80 | PING, new byte[] {1, 2, 3});
        ByteString pong = read();
        assertThat(ClientFrames.opcode(pong)).isEqualTo(PONG);
        assertThat(ClientFrames.payload(pong).toArray()).containsExactly(1, 2, 3);

        send(0x80 | CLOSE, new byte[] {3, (byte) 0xe8});
        assertThat(ClientFrames.closeCode(read())).isEqualTo(CloseCode.NORMAL.code());
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void whoIsSilentIsSentAPingAndThenClosed() throws IOException {
        read();
        answerPing();
        long begun = System.nanoTime();
        ByteString frame = read();
        assertThat(ClientFrames.opcode(frame)).isEqualTo(PING);
        while (ClientFrames.opcode(frame) == PING) {
            frame = read();
        }
        assertThat(ClientFrames.closeCode(frame)).isEqualTo(CloseCode.IDLE_TIMEOUT.code());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(IDLE.minus(KEEP_ALIVE));
        // The end comes also where the client never answers the close.
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void whoAnswersPingsStays() throws IOException {
        read();
        answerPing();
        long until = System.nanoTime() + IDLE.multipliedBy(3).toNanos();
        while (System.nanoTime() < until) {
            answerPing();
        }
        askForError();
        assertThat(error(readMessage())).isEqualTo(ErrorCode.E_NOT_JOINED);
    }

    /** What the kernel stores for it is no sign of life. */
    @Test
    void whoAnswersNoPingIsClosedHoweverMuchIsSentToIt() throws IOException {
        read();
        answerPing();
        ByteString frame = read();
        while (ClientFrames.opcode(frame) != CLOSE) {
            sessions.boardListChanged();
            frame = read();
        }
        assertThat(ClientFrames.closeCode(frame)).isEqualTo(CloseCode.IDLE_TIMEOUT.code());
    }

    /** Neither our idle time-out nor pekko-http's, which sees nothing of what is written. */
    @Test
    void whoIsNotReadFromStays() throws IOException {
        read();
        answerPing();
        for (int i = 0; i < MAX_OPEN; i++) {
            client.getOutputStream()
                    .write(ClientFrames.binary(WireSamples.message(WireSamples.request(Syscall.BOARD_LIST)
                                    .setBoardList(BoardList.getDefaultInstance())))
                            .toArray());
        }
        long until = System.nanoTime() + IDLE.multipliedBy(3).toNanos();
        while (System.nanoTime() < until) {
            sessions.boardListChanged();
            assertThat(syscall(readMessage())).isEqualTo(Syscall.BOARD_LIST_REFRESH);
        }
    }

    @Test
    void whatIsNoWebSocketIsClosedWith1002() throws IOException {
        read();
        answerPing();
        client.getOutputStream().write(new byte[] {(byte) 0x82, 1, 1});
        assertThat(ClientFrames.closeCode(read())).isEqualTo(CloseCode.PROTOCOL_ERROR.code());
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void aMessageThatIsTooLargeIsAnsweredAndClosedAlsoWhileMoreComes() throws IOException {
        read();
        answerPing();
        client.getOutputStream()
                .write(ClientFrames.binary(ByteString.fromArray(new byte[300_000]))
                        .toArray());
        assertThat(error(readMessage())).isEqualTo(ErrorCode.E_FRAME_TOO_LARGE);
        assertThat(ClientFrames.closeCode(read())).isEqualTo(CloseCode.MESSAGE_TOO_BIG.code());
    }

    // ---- the client ----

    private void connect() throws IOException {
        client = new Socket(
                InetAddress.getLoopbackAddress(), binding.localAddress().getPort());
        client.setSoTimeout(10_000);
        client.setTcpNoDelay(true);
        in = new DataInputStream(client.getInputStream());
        String upgrade = String.join(
                "\r\n",
                "GET / HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Protocol: " + SocketEndpoint.SUBPROTOCOL,
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
        client.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        assertThat(answer)
                .startsWith("HTTP/1.1 101 ")
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .contains("Sec-WebSocket-Protocol: " + SocketEndpoint.SUBPROTOCOL);
    }

    private void send(int first, byte[] payload) throws IOException {
        client.getOutputStream().write(ClientFrames.frame(first, payload).toArray());
    }

    private void askForError() throws IOException {
        client.getOutputStream()
                .write(ClientFrames.binary(WireSamples.message(WireSamples.request(Syscall.BOARD_USERS_LIST)))
                        .toArray());
    }

    /** Reads the next frame, a ping, and answers it. */
    private void answerPing() throws IOException {
        ByteString ping = read();
        assertThat(ClientFrames.opcode(ping)).isEqualTo(PING);
        send(0x80 | PONG, ClientFrames.payload(ping).toArray());
    }

    private ByteString readMessage() throws IOException {
        ByteString frame = read();
        while (ClientFrames.opcode(frame) != BINARY) {
            frame = read();
        }
        return frame;
    }

    private ByteString read() throws IOException {
        byte[] header = in.readNBytes(2);
        assertThat(header).as("a frame, not the end").hasSize(2);
        int more = header[1] == 126 ? 2 : header[1] == 127 ? 8 : 0;
        ByteString all = ByteString.fromArray(header).concat(ByteString.fromArray(in.readNBytes(more)));
        int length = header[1];
        if (more > 0) {
            length = 0;
            for (int i = 2; i < all.size(); i++) {
                length = (length << 8) | (all.apply(i) & 0xff);
            }
        }
        return all.concat(ByteString.fromArray(in.readNBytes(length)));
    }

    private static Syscall syscall(ByteString frame) {
        return WireSamples.frames(ClientFrames.payload(frame)).get(0).getSyscall();
    }

    private static ErrorCode error(ByteString frame) {
        return WireSamples.frames(ClientFrames.payload(frame)).get(0).getError().getCode();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    // ---- the server ----

    private static HttpResponse open(HttpRequest request, SocketFlow sockets) {
        Participant participant = new Participant(UUID.randomUUID(), "ada", "Ada", "#123456");
        Optional<InetSocketAddress> address = request.getAttribute(AttributeKeys.remoteAddress)
                .map(remote -> new InetSocketAddress(remote.getAddress().orElseThrow(), remote.getPort()));
        return Upgrade.answer(
                request.getAttribute(AttributeKeys.webSocketUpgrade).orElseThrow(),
                SocketEndpoint.SUBPROTOCOL,
                sockets.open(participant, address));
    }

    private static final class NoBoards implements BoardService {
        @Override
        public void join(UUID boardId, ReplicaCommand.Join join) {}

        @Override
        public void cancelJoin(UUID boardId, UUID clientId) {}

        @Override
        public CompletionStage<Outcome> execute(UUID boardId, Submission submission, Duration timeout) {
            return new CompletableFuture<>();
        }
    }
}
