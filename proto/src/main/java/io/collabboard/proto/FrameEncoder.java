package io.collabboard.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * From frames to WebSocket messages. {@link #encode} gives a whole message of one frame; such encodings, joined
 * byte-wise in any way, are the message of all their frames. So a frame that goes to many is encoded once.
 */
public final class FrameEncoder {
    private static final byte FRAMES_TAG = (byte) tag(Frames.FRAMES_FIELD_NUMBER);
    private static final byte PARENT_ID_TAG = (byte) tag(Frame.PARENT_ID_FIELD_NUMBER);

    private FrameEncoder() {}

    /** The message that holds this one frame. */
    public static byte[] encode(Frame frame) {
        int size = frame.getSerializedSize();
        byte[] message = new byte[1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            out.write(FRAMES_TAG);
            out.writeUInt32NoTag(size);
            frame.writeTo(out);
            out.checkNoSpaceLeft();
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the computed size took no frame", e);
        }
    }

    /** The message with the frames of all these messages, in their order. */
    public static byte[] join(Collection<byte[]> messages) {
        byte[] joined =
                new byte[messages.stream().mapToInt(message -> message.length).sum()];
        int position = 0;
        for (byte[] message : messages) {
            System.arraycopy(message, 0, joined, position, message.length);
            position += message.length;
        }
        return joined;
    }

    /**
     * Addresses a frame that many get to one of them. {@code header + frame + tail} is the message of that frame with
     * this parent_id; the frame's own bytes are neither read nor copied.
     *
     * @param sharedFrame the encoding of the frame alone, {@code frame.toByteArray()}, without a parent_id
     * @param parentId the request that this answers
     */
    public static Envelope withParent(byte[] sharedFrame, ByteString parentId) {
        byte[] tail = field(PARENT_ID_TAG, parentId.size(), parentId);
        byte[] header = field(FRAMES_TAG, sharedFrame.length + tail.length, ByteString.EMPTY);
        return new Envelope(header, tail);
    }

    /** Tag, length, and the given first bytes of the content. */
    private static byte[] field(byte tag, int length, ByteString content) {
        int start = 1 + CodedOutputStream.computeUInt32SizeNoTag(length);
        byte[] bytes = new byte[start + content.size()];
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.write(tag);
            out.writeUInt32NoTag(length);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the computed size took no field", e);
        }
        content.copyTo(bytes, start);
        return bytes;
    }

    private static int tag(int fieldNumber) {
        return fieldNumber << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** What goes before and behind the shared bytes of a frame. */
    public static final class Envelope {
        private final byte[] header;
        private final byte[] tail;

        private Envelope(byte[] header, byte[] tail) {
            this.header = header;
            this.tail = tail;
        }

        public byte[] header() {
            return header;
        }

        public byte[] tail() {
            return tail;
        }
    }
}
