package io.collabboard.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * From WebSocket messages to frames, within {@link FrameLimits} whatever the bytes are. Fields that are not known are
 * kept. Frames that decode may still make no sense: see {@link RequestValidator}. {@link FrameEncoder} is the way
 * back. Safe from any thread.
 */
public final class FrameCodec {
    private final FrameLimits limits;

    public FrameCodec(FrameLimits limits) {
        this.limits = limits;
    }

    public FrameLimits limits() {
        return limits;
    }

    /** As {@link #decode(ByteBuffer)}; the array must not change meanwhile, and is not referred to afterwards. */
    public Frames decode(byte[] message) throws FrameException {
        return decode(UnsafeByteOperations.unsafeWrap(message));
    }

    /**
     * Decodes one message from the buffer's position to its limit, which are left as they are. The frames hold copies:
     * the buffer may be used again.
     *
     * @throws FrameException E_FRAME_TOO_LARGE where the message has too many bytes or frames; E_MALFORMED_FRAME where
     *     it has no frame, is no protobuf, has invalid UTF-8 or is nested too deeply, with the id of the frame at fault
     *     where it can be read
     */
    public Frames decode(ByteBuffer message) throws FrameException {
        return decode(UnsafeByteOperations.unsafeWrap(message.slice()));
    }

    /**
     * For who gets a message in fragments: whether what is there of it may still become one.
     *
     * @throws FrameException E_FRAME_TOO_LARGE where a message of that many bytes is too large
     */
    public void checkSize(int bytes) throws FrameException {
        if (bytes > limits.maxMessageBytes()) {
            throw FrameException.tooLarge("message of " + bytes + " bytes", limits.maxMessageBytes());
        }
    }

    private Frames decode(ByteString message) throws FrameException {
        checkSize(message.size());
        int frames = countFrames(message);
        if (frames == 0) {
            throw FrameException.malformed("message without a frame", ByteString.EMPTY, null);
        }
        if (frames > limits.maxFrames()) {
            throw FrameException.tooLarge("message of " + frames + " frames", limits.maxFrames());
        }
        try {
            return Frames.parseFrom(input(message, limits.maxDepth()));
        } catch (IOException e) {
            throw FrameException.malformed(describe(e), idOfMalformedFrame(message), e);
        }
    }

    /** Walks over the frames without reading them, so that a flood of tiny ones costs nothing. */
    private static int countFrames(ByteString message) throws FrameException {
        CodedInputStream input = message.newCodedInput();
        int frames = 0;
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (isFrame(tag)) {
                    frames++;
                }
                input.skipField(tag);
            }
            return frames;
        } catch (IOException e) {
            throw FrameException.malformed(describe(e), ByteString.EMPTY, e);
        }
    }

    private ByteString idOfMalformedFrame(ByteString message) {
        CodedInputStream input = message.newCodedInput();
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (isFrame(tag)) {
                    ByteString frame = input.readBytes();
                    if (!parses(frame)) {
                        return readableId(frame);
                    }
                } else {
                    input.skipField(tag);
                }
            }
        } catch (IOException e) {
            return ByteString.EMPTY; // beyond the frames: none of them is at fault
        }
        return ByteString.EMPTY;
    }

    private boolean parses(ByteString frame) {
        try {
            return Frame.parseFrom(input(frame, limits.maxDepth() - 1)).isInitialized();
        } catch (IOException e) {
            return false;
        }
    }

    /** The id of a frame that does not parse, which senders write first. */
    private static ByteString readableId(ByteString frame) {
        CodedInputStream input = frame.newCodedInput();
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == Frame.ID_FIELD_NUMBER && isLengthDelimited(tag)) {
                    return input.readBytes();
                }
                input.skipField(tag);
            }
        } catch (IOException e) {
            return ByteString.EMPTY; // broken before its id
        }
        return ByteString.EMPTY;
    }

    private static CodedInputStream input(ByteString bytes, int maxDepth) {
        CodedInputStream input = bytes.newCodedInput();
        input.setRecursionLimit(maxDepth);
        return input;
    }

    private static boolean isFrame(int tag) {
        return WireFormat.getTagFieldNumber(tag) == Frames.FRAMES_FIELD_NUMBER && isLengthDelimited(tag);
    }

    private static boolean isLengthDelimited(int tag) {
        return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private static String describe(IOException e) {
        return "not a valid message: " + e.getMessage();
    }
}
