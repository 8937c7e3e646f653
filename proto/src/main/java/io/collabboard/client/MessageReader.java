package io.collabboard.client;

import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameCodec;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts the fragments of binary messages together, decodes them and inflates what is compressed. Not safe for several threads at a time. */
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
     * @throws FrameException where the message, or a part of a snapshot in it, is malformed or grows beyond the limit
     */
    List<Frame> read(ByteBuffer fragment, boolean last) throws FrameException {
        if (last && partial.size() == 0) {
            return inflated(codec.decode(fragment).getFramesList());
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
        return inflated(codec.decode(message).getFramesList());
    }

    private List<Frame> inflated(List<Frame> frames) throws FrameException {
        List<Frame> inflated = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            inflated.add(frame.hasBoardSnapshot() ? inflated(frame) : frame);
        }
        return inflated;
    }

    private Frame inflated(Frame frame) throws FrameException {
        return frame.toBuilder()
                .setBoardSnapshot(CompressedSnapshots.inflate(frame.getBoardSnapshot(), codec.limits()))
                .build();
    }
}
