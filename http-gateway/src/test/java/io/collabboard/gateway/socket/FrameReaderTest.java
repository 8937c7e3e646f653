package io.collabboard.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int MAX = 70_000;

    private final Heard heard = new Heard();
    private final FrameReader reader = new FrameReader(MAX);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, MAX})
    void aMessageOfAnyLengthComesWholeAndUnmasked(int length) {
        byte[] message = bytes(length);

        reader.read(ClientFrames.binary(ByteString.fromArray(message)), heard);

        assertThat(heard.binary)
                .singleElement()
                .satisfies(it -> assertThat(it.toArray()).isEqualTo(message));
        assertThat(heard.events).containsExactly("binary " + length);
    }

    @Test
    void framesMayBeCutAnywhereAndComeTogether() {
        Random random = new Random(7);
        ByteString all = ByteString.emptyByteString();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int length = random.nextInt(4) == 0 ? random.nextInt(70_000) : random.nextInt(200);
            all = all.concat(ClientFrames.binary(ByteString.fromArray(bytes(length))));
            expected.add("binary " + length);
        }
        while (!all.isEmpty()) {
            int size = Math.min(all.size(), 1 + random.nextInt(random.nextBoolean() ? 5 : 100_000));
            reader.read(all.take(size), heard);
            all = all.drop(size);
        }
        assertThat(heard.events).isEqualTo(expected);
        assertThat(heard.binary).allSatisfy(it -> assertThat(it.toArray()).isEqualTo(bytes(it.size())));
    }

    @Test
    void aMessageInPartsIsPutTogetherAroundControlFrames() {
        reader.read(ClientFrames.frame(Opcode.BINARY, new byte[] {1}), heard);
        reader.read(ClientFrames.frame(ClientFrames.FINAL | Opcode.PING, new byte[] {9}), heard);
        reader.read(ClientFrames.frame(Opcode.CONTINUATION, new byte[] {2}), heard);
        reader.read(ClientFrames.frame(ClientFrames.FINAL | Opcode.CONTINUATION, new byte[] {3}), heard);

        assertThat(heard.events).containsExactly("ping 1", "binary 3");
        assertThat(heard.binary.get(0).toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void oneByteMoreThanAllowedIsTooLargeBeforeItHasCome() {
        reader.read(ClientFrames.binary(ByteString.fromArray(bytes(MAX + 1))).take(14), heard);
        assertThat(heard.events).containsExactly("too large");
        reader.read(ClientFrames.binary(ByteString.fromArray(bytes(1))), heard);
        assertThat(heard.events).hasSize(1);
    }

    @Test
    void partsThatAreTooLargeTogetherAreTooLarge() {
        reader.read(ClientFrames.frame(Opcode.BINARY, bytes(MAX)), heard);
        reader.read(ClientFrames.frame(ClientFrames.FINAL | Opcode.CONTINUATION, bytes(1)), heard);
        assertThat(heard.events).containsExactly("too large");
    }

    @Test
    void aLengthBeyondAllNumbersIsTooLarge() {
        int[] header = new int[14];
        Arrays.fill(header, 0xff);
        header[0] = ClientFrames.FINAL | Opcode.BINARY;
        reader.read(ByteString.fromInts(header), heard);
        assertThat(heard.events).containsExactly("too large");
    }

    @Test
    void whatIsNoWebSocketIsAViolationAndTheLastThingRead() {
        for (ByteString wrong : List.of(
                ByteString.fromInts(0x82, 0x01, 0, 0),
                ClientFrames.frame(0xc2, new byte[1]),
                ClientFrames.frame(0x83, new byte[1]),
                ClientFrames.frame(0x8b, new byte[1]),
                ClientFrames.frame(Opcode.PING, new byte[1]),
                ClientFrames.frame(ClientFrames.FINAL | Opcode.PING, new byte[126]),
                ClientFrames.frame(ClientFrames.FINAL | Opcode.CONTINUATION, new byte[1]),
                ClientFrames.frame(Opcode.BINARY, new byte[1]).concat(ClientFrames.frame(0x82, new byte[1])))) {
            Heard those = new Heard();
            FrameReader another = new FrameReader(MAX);
            another.read(wrong, those);
            another.read(ClientFrames.binary(ByteString.fromArray(bytes(1))), those);
            assertThat(those.events).as("%s", wrong).containsExactly("violation");
        }
    }

    @Test
    void textsAndClosesEndTheReading() {
        reader.read(ClientFrames.frame(ClientFrames.FINAL | Opcode.PONG, new byte[] {5}), heard);
        reader.read(ClientFrames.frame(ClientFrames.FINAL | Opcode.CLOSE, new byte[] {3, (byte) 0xe8}), heard);
        reader.read(ClientFrames.text("too late"), heard);
        assertThat(heard.events).containsExactly("pong 1", "close");

        Heard those = new Heard();
        new FrameReader(MAX).read(ClientFrames.text("hello").concat(ClientFrames.text("again")), those);
        assertThat(those.events).containsExactly("text");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static final class Heard implements FrameReader.Listener {
        private final List<String> events = new ArrayList<>();
        private final List<ByteString> binary = new ArrayList<>();

        @Override
        public void onBinary(ByteString message) {
            events.add("binary " + message.size());
            binary.add(message);
        }

        @Override
        public void onText() {
            events.add("text");
        }

        @Override
        public void onTooLarge() {
            events.add("too large");
        }

        @Override
        public void onPing(ByteString payload) {
            events.add("ping " + payload.size());
        }

        @Override
        public void onPong(ByteString payload) {
            events.add("pong " + payload.size());
        }

        @Override
        public void onClose() {
            events.add("close");
        }

        @Override
        public void onViolation(String what) {
            events.add("violation");
        }
    }
}
