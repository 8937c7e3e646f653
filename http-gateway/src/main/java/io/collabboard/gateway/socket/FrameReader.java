package io.collabboard.gateway.socket;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.apache.pekko.util.ByteString;

/**
 * Takes the bytes that a client sends apart into messages (RFC 6455, sections 5 and 6). Holds at most one message of the
 * largest size and what one read of the socket brought. Behind the first violation, and behind a close, nothing more is
 * read. Not thread-safe.
 */
public final class FrameReader {

    /** Who is told what came. */
    public interface Listener {
        /** A whole binary message, whose array is the listener's. */
        void onBinary(ByteString message);

        void onText();

        /** A message of more bytes than allowed began; it is not read. */
        void onTooLarge();

        void onPing(ByteString payload);

        void onPong(ByteString payload);

        /** The client closes, or answers our close. */
        void onClose();

        /** The bytes are no WebSocket. */
        void onViolation(String what);
    }

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final byte[] NOTHING = new byte[0];

    private final int maxMessageBytes;

    private byte[] unread = NOTHING;
    private int start;
    private int end;

    /** What has come of a message in several frames. */
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

    private boolean isInMessage;
    private boolean hasEnded;

    public FrameReader(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Reads on. What does not make a whole frame yet waits for the next bytes. */
    public void read(ByteString bytes, Listener listener) {
        if (hasEnded) {
            return;
        }
        append(bytes);
        while (!hasEnded && readFrame(listener)) {
            // Each turn takes one frame.
        }
        if (hasEnded || start == end) {
            unread = NOTHING;
            start = 0;
            end = 0;
        }
    }

    private void append(ByteString bytes) {
        int size = bytes.size();
        if (end + size > unread.length) {
            byte[] larger = new byte[Math.max(end - start + size, 2 * (end - start))];
            System.arraycopy(unread, start, larger, 0, end - start);
            unread = larger;
            end -= start;
            start = 0;
        }
        bytes.copyToArray(unread, end, size);
        end += size;
    }

    /** @return false where the frame is not there wholly */
    private boolean readFrame(Listener listener) {
        int available = end - start;
        if (available < 2) {
            return false;
        }
        int first = unread[start];
        int second = unread[start + 1];
        int opcode = first & 0x0f;
        boolean isFinal = (first & FINAL) != 0;
        if ((first & RESERVED) != 0 || (second & MASKED) == 0) {
            return violation(listener, "a frame with reserved bits, or without a mask");
        }
        int lengthBytes = lengthBytes(second & 0x7f);
        int headerBytes = 2 + lengthBytes + MASK_BYTES;
        if (available < headerBytes) {
            return false;
        }
        long length = lengthBytes == 0 ? second & 0x7f : number(start + 2, lengthBytes);
        if (Opcode.isControl(opcode)) {
            if (!isFinal || length > MAX_CONTROL_BYTES) {
                return violation(listener, "a control frame in parts, or of more than 125 bytes");
            }
        } else if (length < 0 || length > maxMessageBytes - fragments.size()) {
            hasEnded = true;
            listener.onTooLarge();
            return false;
        }
        if (available < headerBytes + length) {
            return false;
        }
        byte[] payload = unmasked(start + headerBytes - MASK_BYTES, (int) length);
        start += headerBytes + (int) length;
        take(opcode, isFinal, ByteString.fromArrayUnsafe(payload), listener);
        return true;
    }

    private static int lengthBytes(int shortLength) {
        return shortLength == EIGHT_BYTE_LENGTH ? 8 : shortLength == TWO_BYTE_LENGTH ? 2 : 0;
    }

    private long number(int from, int bytes) {
        long number = 0;
        for (int i = from; i < from + bytes; i++) {
            number = (number << 8) | (unread[i] & 0xff);
        }
        return number;
    }

    private byte[] unmasked(int maskAt, int length) {
        byte[] payload = Arrays.copyOfRange(unread, maskAt + MASK_BYTES, maskAt + MASK_BYTES + length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= unread[maskAt + (i & 3)];
        }
        return payload;
    }

    private void take(int opcode, boolean isFinal, ByteString payload, Listener listener) {
        switch (opcode) {
            case Opcode.CONTINUATION, Opcode.BINARY -> takeData(opcode, isFinal, payload, listener);
            case Opcode.TEXT -> {
                hasEnded = true;
                listener.onText();
            }
            case Opcode.CLOSE -> {
                hasEnded = true;
                listener.onClose();
            }
            case Opcode.PING -> listener.onPing(payload);
            case Opcode.PONG -> listener.onPong(payload);
            default -> violation(listener, "a frame with the unknown opcode " + opcode);
        }
    }

    private void takeData(int opcode, boolean isFinal, ByteString payload, Listener listener) {
        if (isInMessage != (opcode == Opcode.CONTINUATION)) {
            violation(listener, "a message within a message, or a continuation of none");
            return;
        }
        isInMessage = !isFinal;
        if (isFinal && fragments.size() == 0) {
            listener.onBinary(payload);
            return;
        }
        fragments.writeBytes(payload.toArrayUnsafe());
        if (isFinal) {
            byte[] message = fragments.toByteArray();
            fragments.reset();
            listener.onBinary(ByteString.fromArrayUnsafe(message));
        }
    }

    private boolean violation(Listener listener, String what) {
        hasEnded = true;
        listener.onViolation(what);
        return false;
    }
}
