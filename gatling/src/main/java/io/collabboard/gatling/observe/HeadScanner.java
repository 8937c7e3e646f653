package io.collabboard.gatling.observe;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import java.io.IOException;

/** Finds the frames of a message and their heads, and passes over their payloads, however large. */
final class HeadScanner {
    private HeadScanner() {}

    /** @throws IOException where the message is malformed */
    static void scan(byte[] message, int length, FrameHeads heads) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message, 0, length);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == Frames.FRAMES_FIELD_NUMBER) {
                int size = in.readRawVarint32();
                int from = in.getTotalBytesRead();
                int outer = in.pushLimit(size);
                head(in, message, from, size, heads);
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    static Frame decode(byte[] bytes, int from, int length) throws IOException {
        return Frame.parseFrom(CodedInputStream.newInstance(bytes, from, length));
    }

    private static void head(CodedInputStream in, byte[] message, int from, int size, FrameHeads heads)
            throws IOException {
        ByteString parent = ByteString.EMPTY;
        int syscall = 0;
        int status = 0;
        long seq = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case Frame.PARENT_ID_FIELD_NUMBER -> parent = in.readBytes();
                case Frame.SYSCALL_FIELD_NUMBER -> syscall = in.readEnum();
                case Frame.STATUS_FIELD_NUMBER -> status = in.readEnum();
                case Frame.SEQ_FIELD_NUMBER -> seq = in.readUInt64();
                default -> in.skipField(tag);
            }
        }
        heads.frame(parent, syscall, status, seq, message, from, size);
    }
}
