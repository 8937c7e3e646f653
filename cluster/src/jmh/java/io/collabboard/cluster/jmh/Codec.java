package io.collabboard.cluster.jmh;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.client.Requests;
import io.collabboard.gateway.wire.Inbound;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.gateway.wire.WireEncoder;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import java.util.List;
import org.apache.pekko.util.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One change of an object to the frame that everyone is sent, and an update from the wire to an operation. The reference
 * is protobuf alone: writing the message that is made already, reading the bytes without a look at what is in them.
 */
@State(Scope.Thread)
public class Codec {
    private final WireDecoder decoder = new WireDecoder(FrameLimits.FROM_CLIENT);
    private BoardChanged change = Samples.moves(1, 1);
    private Frames event = Frames.getDefaultInstance();
    private byte[] request = {};
    private ByteString received = ByteString.emptyByteString();

    @Setup
    public void prepare() throws Exception {
        event = Frames.parseFrom(
                WireEncoder.changes(Samples.BOARD, change).get(0).toArrayUnsafe());
        request = FrameEncoder.encode(Requests.updateObject(
                Samples.BOARD,
                ObjectUpdate.newBuilder()
                        .setObjectId(Uuids.toBytes(Samples.note(0).id()))
                        .setPatch(ObjectPatch.newBuilder().setX(120.5).setY(80.25))
                        .build()));
        received = ByteString.fromArrayUnsafe(request);
    }

    @Benchmark
    public List<ByteString> encode() {
        return WireEncoder.changes(Samples.BOARD, change);
    }

    @Benchmark
    public byte[] encodeReference() {
        // A builder, so that no size that was found before is used again.
        return event.toBuilder()
                .setFrames(0, event.getFrames(0).toBuilder())
                .build()
                .toByteArray();
    }

    @Benchmark
    public List<Inbound> decode() {
        return decoder.decode(received);
    }

    @Benchmark
    public Frames decodeReference() throws Exception {
        return Frames.parseFrom(request);
    }
}
