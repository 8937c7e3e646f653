package io.collabboard.gateway.socket;

import io.collabboard.proto.CloseCode;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** The encodings of frames from a server: whole and without a mask (RFC 6455, section 5). */
public final class ServerFrames {
    private static final int FINAL = 0x80;
    private static final int MAX_SHORT_LENGTH = 125;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int MAX_TWO_BYTE_LENGTH = 0xffff;
    private static final int EIGHT_BYTE_LENGTH = 127;

    private record Encoded(ByteString message, ByteString frame) {}

    private static final ThreadLocal<@Nullable Encoded> LATEST = new ThreadLocal<>();

    private ServerFrames() {}

    /** A binary message. One in one piece, as goes to many sockets in a row, is encoded once for each thread. */
    @SuppressWarnings("ReferenceEquality") // comparing the bytes would cost more than encoding them again
    public static ByteString binary(ByteString message) {
        if (!message.isCompact()) {
            return frame(Opcode.BINARY, message);
        }
        Encoded latest = LATEST.get();
        if (latest == null || latest.message() != message) {
            latest = new Encoded(message, frame(Opcode.BINARY, message).compact());
            LATEST.set(latest);
        }
        return latest.frame();
    }

    /** @param payload comes back with the pong; at most 125 bytes */
    public static ByteString ping(ByteString payload) {
        return frame(Opcode.PING, payload);
    }

    static ByteString pong(ByteString payload) {
        return frame(Opcode.PONG, payload);
    }

    static ByteString close(CloseCode code) {
        byte[] name = code.name().getBytes(StandardCharsets.US_ASCII);
        byte[] payload = new byte[2 + name.length];
        payload[0] = (byte) (code.code() >> 8);
        payload[1] = (byte) code.code();
        System.arraycopy(name, 0, payload, 2, name.length);
        return frame(Opcode.CLOSE, ByteString.fromArrayUnsafe(payload));
    }

    private static ByteString frame(int opcode, ByteString payload) {
        return ByteString.fromArrayUnsafe(header(opcode, payload.size())).concat(payload);
    }

    private static byte[] header(int opcode, int length) {
        byte first = (byte) (FINAL | opcode);
        if (length <= MAX_SHORT_LENGTH) {
            return new byte[] {first, (byte) length};
        }
        if (length <= MAX_TWO_BYTE_LENGTH) {
            return new byte[] {first, TWO_BYTE_LENGTH, (byte) (length >> 8), (byte) length};
        }
        return new byte[] {
            first,
            EIGHT_BYTE_LENGTH,
            0,
            0,
            0,
            0,
            (byte) (length >> 24),
            (byte) (length >> 16),
            (byte) (length >> 8),
            (byte) length
        };
    }
}
