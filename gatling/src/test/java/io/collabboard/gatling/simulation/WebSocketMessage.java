package io.collabboard.gatling.simulation;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * A message or a control frame, as a server sends it: unmasked. A control frame between the fragments of a message would be
 * taken for a part of it; this server sends no such thing.
 */
final class WebSocketMessage {
    static final int BINARY = 2;
    private static final int FIN = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final int opcode;
    private final byte[] wire;
    private final byte[] payload;

    private WebSocketMessage(int opcode, byte[] wire, byte[] payload) {
        this.opcode = opcode;
        this.wire = wire;
        this.payload = payload;
    }

    int opcode() {
        return opcode;
    }

    /** All its bytes. */
    byte[] wire() {
        return wire;
    }

    /** What is in it, without WebSocket's headers. */
    byte[] payload() {
        return payload;
    }

    static WebSocketMessage read(DataInputStream in) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        int first = in.readUnsignedByte();
        int head = first;
        while (true) {
            byte[] part = in.readNBytes(length(in, head, wire));
            wire.writeBytes(part);
            payload.writeBytes(part);
            if ((head & FIN) != 0) {
                return new WebSocketMessage(first & 0x0F, wire.toByteArray(), payload.toByteArray());
            }
            head = in.readUnsignedByte();
        }
    }

    private static int length(DataInputStream in, int head, ByteArrayOutputStream wire) throws IOException {
        wire.write(head);
        int length = in.readUnsignedByte();
        wire.write(length);
        byte[] extended = in.readNBytes(
                switch (length & LENGTH) {
                    case TWO_BYTES -> Short.BYTES;
                    case EIGHT_BYTES -> Long.BYTES;
                    default -> 0;
                });
        wire.writeBytes(extended);
        int value = extended.length == 0 ? length : 0;
        for (byte next : extended) {
            value = (value << Byte.SIZE) | (next & 0xFF);
        }
        return value;
    }
}
