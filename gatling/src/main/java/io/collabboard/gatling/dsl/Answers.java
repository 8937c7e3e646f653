package io.collabboard.gatling.dsl;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the answers to one request in a message. A user on a busy board is sent everybody's changes; they are passed over
 * without being decoded, so that the driver keeps its processor for sending.
 */
final class Answers {
    private Answers() {}

    /**
     * The frames of a message that answer this request, in their order.
     *
     * @param requestId id of the request in wire form
     * @throws UncheckedIOException where the message is malformed
     */
    static List<Frame> to(ByteString requestId, byte[] message) {
        List<Frame> answers = new ArrayList<>(1);
        try {
            CodedInputStream input = UnsafeByteOperations.unsafeWrap(message).newCodedInput();
            input.enableAliasing(true);
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) != Frames.FRAMES_FIELD_NUMBER) {
                    input.skipField(tag);
                    continue;
                }
                ByteString frame = input.readBytes();
                if (requestId.equals(parentOf(frame))) {
                    answers.add(Frame.parseFrom(frame));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a message of the server is malformed", e);
        }
        return answers;
    }

    /**
     * The parent of a frame; none for an EVENT. It stands before the status, or last: the server puts it behind what many
     * answers share.
     */
    private static ByteString parentOf(ByteString frame) throws IOException {
        CodedInputStream input = frame.newCodedInput();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case Frame.PARENT_ID_FIELD_NUMBER -> {
                    return input.readBytes();
                }
                case Frame.STATUS_FIELD_NUMBER -> {
                    if (input.readEnum() == Status.EVENT_VALUE) {
                        return ByteString.EMPTY;
                    }
                }
                default -> input.skipField(tag);
            }
        }
        return ByteString.EMPTY;
    }
}
