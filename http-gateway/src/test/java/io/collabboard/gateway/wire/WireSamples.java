package io.collabboard.gateway.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.util.ByteString;

/** Requests and frames for tests. */
public final class WireSamples {
    private WireSamples() {}

    public static Exchange exchange(Syscall syscall) {
        return new Exchange(UUID.randomUUID(), syscall);
    }

    public static Inbound.Request request(Syscall syscall, Inbound.Body body) {
        return new Inbound.Request(exchange(syscall), null, null, body);
    }

    public static List<Frame> frames(ByteString message) {
        try {
            return Frames.parseFrom(message.toArray()).getFramesList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    public static ByteString message(Frame.Builder... frames) {
        Frames.Builder message = Frames.newBuilder();
        for (Frame.Builder frame : frames) {
            message.addFrames(frame);
        }
        return ByteString.fromArray(message.build().toByteArray());
    }

    public static Frame.Builder request(Syscall syscall) {
        return Frame.newBuilder()
                .setId(Uuids.toBytes(UUID.randomUUID()))
                .setSyscall(syscall)
                .setStatus(Status.REQUEST);
    }

    public static BoardObject object(UUID id) {
        return new BoardObject(id, ObjectKind.STICKY_NOTE, 1, 2, 3.0, null, 0, 5, Map.of(), null, "owner", 1);
    }

    public static ObjectPatch moved(double x) {
        return new ObjectPatch(x, null, null, null, null, null, Map.of(), null);
    }
}
