package io.collabboard.gateway.socket;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.util.ByteString;

/** WebSocket frames as a client sends them, and what it reads of the server's. */
public final class ClientFrames {
    static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private ClientFrames() {}

    public static ByteString binary(ByteString message) {
        return frame(FINAL | Opcode.BINARY, message.toArray());
    }

    public static ByteString text(String text) {
        return frame(FINAL | Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any frame, masked. */
    public static ByteString frame(int first, byte[] payload) {
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask[i & 3];
        }
        return header(first, payload.length).concat(ByteString.fromArray(mask)).concat(ByteString.fromArray(masked));
    }

    private static ByteString header(int first, int length) {
        if (length < 126) {
            return ByteString.fromInts(first, MASKED | length);
        }
        if (length < 0x10000) {
            return ByteString.fromInts(first, MASKED | 126, length >> 8, length & 0xff);
        }
        int high = length >> 24;
        return ByteString.fromInts(
                first, MASKED | 127, 0, 0, 0, 0, high, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
    }

    public static int opcode(ByteString frame) {
        return frame.apply(0) & 0x0f;
    }

    /** What a server's frame holds. */
    public static ByteString payload(ByteString frame) {
        int length = frame.apply(1);
        return frame.drop(length < 126 ? 2 : length == 126 ? 4 : 10);
    }

    public static int closeCode(ByteString frame) {
        if (opcode(frame) != Opcode.CLOSE) {
            throw new AssertionError("no close: " + frame);
        }
        return ((frame.apply(2) & 0xff) << 8) | (frame.apply(3) & 0xff);
    }
}
