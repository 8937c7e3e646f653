package io.collabboard.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.proto.CloseCode;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over sockets of this machine, whose buffers are small. */
class DirectWriterTest {
    private static final int KERNEL_BUFFER = 16 * 1024;
    private static final int MESSAGE_BYTES = 20_000;

    /** Of such a message: its head, its number and itself. */
    private static final int FRAME_BYTES = 4 + 4 + MESSAGE_BYTES;

    private static final Duration STALL_TOLERANCE = Duration.ofMillis(600);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final SocketWriters writers = SocketWriters.start(threads, STALL_TOLERANCE);
    private final Waiting waiting = new Waiting();
    private final Outgoing outgoing = new Outgoing(waiting);
    private final Noted owner = new Noted();

    private Socket client;
    private SocketChannel server;
    private DataInputStream in;
    private DirectWriter writer;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = new Socket();
            client.setReceiveBufferSize(KERNEL_BUFFER);
            client.connect(listener.getLocalAddress());
            server = listener.accept();
        }
        server.configureBlocking(false);
        server.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER);
        client.setSoTimeout(10_000);
        in = new DataInputStream(client.getInputStream());
        writers.channels().afterConnect(server.socket());
        writer = writers.writer((InetSocketAddress) client.getLocalSocketAddress(), outgoing, owner)
                .orElseThrow();
    }

    @AfterEach
    void disconnect() throws IOException {
        writer.end();
        server.close();
        client.close();
        writers.close();
        threads.shutdownNow();
    }

    @Test
    void whatWaitsIsWrittenInOrderByWhoeverComes() throws Exception {
        Future<List<Integer>> read = threads.submit(() -> readMessages(4_000));
        for (int i = 0; i < 4_000; i++) {
            waiting.add(message(i, i % 3_000));
            if (i % 3 == 0) {
                writer.flush();
            } else {
                writer.wake();
            }
        }
        assertThat(read.get(20, TimeUnit.SECONDS)).isSorted().hasSize(4_000);
        assertThat(writer.isDone()).isTrue();
    }

    @Test
    void aSocketThatTakesNothingCostsOneFrameAndNoWritesUntilItTakesSomething() throws Exception {
        fillSocket();
        long writtenBytes = writer.writtenBytes();
        int left = waiting.messages.size();
        for (int i = 0; i < 1_000; i++) {
            writer.wake();
        }
        writer.flush();
        assertThat(waiting.messages).hasSize(left);
        assertThat(writer.writtenBytes()).isEqualTo(writtenBytes);
        assertThat(owner.stalls).hasValue(1);
        assertThat(owner.kept.get()).isBetween(1, FRAME_BYTES);

        assertThat(readMessages(100)).isSorted().hasSize(100);
        await().untilAsserted(() -> assertThat(owner.stalls).hasValue(0));
        assertThat(owner.kept).hasValue(0);
        assertThat(writer.isDone()).isTrue();
        assertThat(owner.stuck).hasValue(0);
    }

    @Test
    void whoeverAskedIsToldOnceOfTheNextWrite() throws Exception {
        fillSocket();
        writer.askForNextWrite();
        assertThat(owner.written).hasValue(0);
        readMessages(100);
        await().untilAsserted(() -> assertThat(owner.written).hasValue(1));
        waiting.add(message(100, 10));
        writer.flush();
        assertThat(readMessages(1)).containsExactly(100);
        assertThat(owner.written).hasValue(1);
    }

    @Test
    void aSocketThatTakesNothingForTooLongIsToldOfOnceAndCanStillBeClosedInOrder() throws Exception {
        fillSocket();
        await().untilAsserted(() -> assertThat(owner.stuck).hasValue(1));
        int unsent = waiting.messages.size();
        waiting.messages.clear();
        outgoing.close(CloseCode.NOT_READING);
        await().during(STALL_TOLERANCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(owner.stuck).hasValue(1));

        readMessages(100 - unsent);
        assertThat(in.readUnsignedByte()).isEqualTo(0x80 | Opcode.CLOSE);
        assertThat(outgoing.hasClosed()).isTrue();
    }

    @Test
    void aSocketThatTakesALittleNowAndThenIsNotGivenUp() throws Exception {
        fillSocket();
        long until = System.nanoTime() + STALL_TOLERANCE.multipliedBy(3).toNanos();
        await().pollInterval(Duration.ofMillis(100))
                .timeout(Duration.ofSeconds(10))
                .until(() -> {
                    in.skipNBytes(12_000);
                    return System.nanoTime() > until;
                });
        assertThat(owner.stuck).hasValue(0);
    }

    @Test
    void aSocketThatIsGoneIsToldOf() throws Exception {
        client.setSoLinger(true, 0);
        client.close();
        await().untilAsserted(() -> {
            waiting.add(message(1, 1_000));
            writer.flush();
            assertThat(owner.broken).hasPositiveValue();
        });
    }

    @Test
    void whoHasEndedWritesNothing() throws Exception {
        waiting.add(message(1, 10));
        writer.end();
        writer.wake();
        writer.flush();
        client.setSoTimeout(200);
        assertThat(waiting.messages).hasSize(1);
    }

    @Test
    void controlFramesGoBetweenMessagesAndTheCloseBehindThem() throws Exception {
        waiting.add(message(1, 10));
        outgoing.close(CloseCode.NORMAL);
        outgoing.ping();
        outgoing.pong(ByteString.fromString("first"));
        outgoing.pong(ByteString.fromString("second"));
        writer.flush();

        assertThat(readFrame()).startsWith((byte) (0x80 | Opcode.PONG)).endsWith((byte) 'd');
        assertThat(readFrame()).startsWith((byte) (0x80 | Opcode.PING));
        assertThat(readFrame()).startsWith((byte) (0x80 | Opcode.BINARY));
        assertThat(readFrame()).startsWith((byte) (0x80 | Opcode.CLOSE));
        waiting.add(message(2, 10));
        writer.flush();
        assertThat(waiting.messages).hasSize(1);
    }

    /** A hundred messages wait; of these the socket takes as many as the kernel keeps. */
    private void fillSocket() {
        for (int i = 0; i < 100; i++) {
            waiting.add(message(i, MESSAGE_BYTES));
        }
        writer.flush();
        assertThat(writer.isDone()).isFalse();
    }

    private static ByteString message(int number, int length) {
        byte[] bytes = new byte[4 + length];
        bytes[0] = (byte) (number >> 24);
        bytes[1] = (byte) (number >> 16);
        bytes[2] = (byte) (number >> 8);
        bytes[3] = (byte) number;
        return ByteString.fromArray(bytes);
    }

    private List<Integer> readMessages(int count) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            assertThat(in.readUnsignedByte()).isEqualTo(0x80 | Opcode.BINARY);
            int length = readLength();
            numbers.add(in.readInt());
            in.skipNBytes(length - 4);
        }
        return numbers;
    }

    private byte[] readFrame() throws IOException {
        byte first = in.readByte();
        byte[] frame = new byte[1 + readLength()];
        frame[0] = first;
        in.readFully(frame, 1, frame.length - 1);
        return frame;
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte();
        return length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    }

    private static final class Waiting implements Outgoing.Messages {
        private final Queue<ByteString> messages = new ConcurrentLinkedQueue<>();

        void add(ByteString message) {
            messages.add(message);
        }

        @Override
        public boolean isReady() {
            return !messages.isEmpty();
        }

        @Override
        public ByteString next() {
            ByteString message = messages.poll();
            return message == null ? ByteString.emptyByteString() : message;
        }
    }

    private static final class Noted implements DirectWriter.Owner {
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicInteger stuck = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();
        private final AtomicInteger stalls = new AtomicInteger();
        private final AtomicInteger kept = new AtomicInteger();

        @Override
        public void onWritten() {
            written.incrementAndGet();
        }

        @Override
        public void onStuck() {
            stuck.incrementAndGet();
        }

        @Override
        public void onBroken() {
            broken.incrementAndGet();
        }

        @Override
        public void onStalled(boolean isStalled, int keptBytes) {
            stalls.addAndGet(isStalled ? 1 : -1);
            kept.addAndGet(isStalled ? keptBytes : -keptBytes);
        }
    }
}
