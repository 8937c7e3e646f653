package io.collabboard.gatling.observe;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.PersonPresence;
import io.collabboard.proto.wire.v1.PresenceChanged;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.IOException;

/**
 * Reads out of a message what {@link Sightings} need, and passes over the rest without making objects of it: of an event its
 * number and the two coordinates, of an answer the request and its outcome.
 */
final class MessageScanner {
    private MessageScanner() {}

    /**
     * Scans one whole message.
     *
     * @return how many frames it has
     * @throws IOException where it is malformed
     */
    static int scan(byte[] message, int length, Sightings sightings) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message, 0, length);
        int frames = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (field(tag) == Frames.FRAMES_FIELD_NUMBER) {
                int outer = in.pushLimit(in.readRawVarint32());
                frame(in, sightings);
                in.popLimit(outer);
                frames++;
            } else {
                in.skipField(tag);
            }
        }
        return frames;
    }

    private static void frame(CodedInputStream in, Sightings sightings) throws IOException {
        long parent = 0;
        int syscall = 0;
        int status = 0;
        long seq = 0;
        String outcome = "DONE";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (field(tag)) {
                case Frame.PARENT_ID_FIELD_NUMBER -> parent = lastHalf(in);
                case Frame.SYSCALL_FIELD_NUMBER -> syscall = in.readEnum();
                case Frame.STATUS_FIELD_NUMBER -> status = in.readEnum();
                case Frame.SEQ_FIELD_NUMBER -> seq = in.readUInt64();
                case Frame.ERROR_FIELD_NUMBER ->
                    outcome = Error.parseFrom(in.readByteBuffer()).getCode().name();
                case Frame.OBJECT_UPDATED_FIELD_NUMBER -> within(in, sightings, MessageScanner::objectUpdated);
                case Frame.PRESENCE_CHANGED_FIELD_NUMBER -> within(in, sightings, MessageScanner::presenceChanged);
                default -> in.skipField(tag);
            }
        }
        if (status == Status.EVENT_VALUE) {
            if (syscall == Syscall.BOARD_RESYNC_VALUE) {
                sightings.thrownOut();
            } else if (seq > 0) {
                sightings.changed(seq);
            }
        } else if (status == Status.DONE_VALUE || status == Status.ERROR_VALUE) {
            sightings.answered(RequestIds.numberOf(parent), outcome);
        } else if (status == Status.CANCEL_VALUE) {
            sightings.answered(RequestIds.numberOf(parent), "CANCEL");
        }
    }

    private static void objectUpdated(CodedInputStream in, Sightings sightings) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (field(tag) == ObjectUpdated.PATCH_FIELD_NUMBER) {
                within(in, sightings, MessageScanner::patch);
            } else {
                in.skipField(tag);
            }
        }
    }

    private static void patch(CodedInputStream in, Sightings sightings) throws IOException {
        double x = -1;
        double y = -1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (field(tag)) {
                case ObjectPatch.X_FIELD_NUMBER -> x = in.readDouble();
                case ObjectPatch.Y_FIELD_NUMBER -> y = in.readDouble();
                default -> in.skipField(tag);
            }
        }
        sightings.moved((int) y, (int) x);
    }

    private static void presenceChanged(CodedInputStream in, Sightings sightings) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (field(tag) == PresenceChanged.PEOPLE_FIELD_NUMBER) {
                within(in, sightings, MessageScanner::person);
            } else {
                in.skipField(tag);
            }
        }
    }

    private static void person(CodedInputStream in, Sightings sightings) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (field(tag) == PersonPresence.CURSOR_FIELD_NUMBER) {
                within(in, sightings, MessageScanner::cursor);
            } else {
                in.skipField(tag);
            }
        }
    }

    /** A coordinate of 0 is not on the wire. */
    private static void cursor(CodedInputStream in, Sightings sightings) throws IOException {
        float x = 0;
        float y = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (field(tag)) {
                case CursorMoved.X_FIELD_NUMBER -> x = in.readFloat();
                case CursorMoved.Y_FIELD_NUMBER -> y = in.readFloat();
                default -> in.skipField(tag);
            }
        }
        sightings.moved((int) y, (int) x);
    }

    /** Reads a message within a message. */
    @FunctionalInterface
    private interface Part {
        void read(CodedInputStream in, Sightings sightings) throws IOException;
    }

    private static void within(CodedInputStream in, Sightings sightings, Part part) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        part.read(in, sightings);
        in.popLimit(outer);
    }

    private static long lastHalf(CodedInputStream in) throws IOException {
        int length = in.readRawVarint32();
        if (length != Uuids.BYTES) {
            in.skipRawBytes(length);
            return 0;
        }
        in.skipRawBytes(Long.BYTES);
        return Long.reverseBytes(in.readRawLittleEndian64());
    }

    private static int field(int tag) {
        return WireFormat.getTagFieldNumber(tag);
    }
}
