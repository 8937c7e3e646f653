package io.collabboard.client;

import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Puts the fragments of binary messages together and decodes them. Not safe for several threads at a time. */
final class MessageReader {
    private final FrameCodec codec;
    private ByteArrayOutputStream partial = new ByteArrayOutputStream(0);

    MessageReader(FrameLimits limits) {
        this.codec = new FrameCodec(limits);
    }

    /**
     * Takes a fragment.
     *
     * @return the frames of the message, where this was its last fragment; else none
     * @throws FrameException where the message is malformed or grows beyond the limit
     */
    List<Frame> read(ByteBuffer fragment, boolean last) throws FrameException {
        if (last && partial.size() == 0) {
            return codec.decode(fragment).getFramesList();
        }
        codec.checkSize(partial.size() + fragment.remaining());
        byte[] bytes = new byte[fragment.remaining()];
        fragment.get(bytes);
        partial.writeBytes(bytes);
        if (!last) {
            return List.of();
        }
        byte[] message = partial.toByteArray();
        partial = new ByteArrayOutputStream(0);
        return codec.decode(message).getFramesList();
    }
}
