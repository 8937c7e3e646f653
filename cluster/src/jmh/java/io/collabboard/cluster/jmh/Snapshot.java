package io.collabboard.cluster.jmh;

import io.collabboard.board.model.BoardState;
import io.collabboard.gateway.wire.SnapshotEncoder;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The frames that a joiner is sent of a board of 10,000 objects. The reference copies as many bytes, which is the least that
 * handing them out can cost.
 */
@State(Scope.Thread)
public class Snapshot {
    private final BoardState board = Samples.board();
    private byte[] encoded = {};

    @Setup
    public void prepare() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        encode().forEach(part -> all.writeBytes(part.frame().toArray()));
        encoded = all.toByteArray();
    }

    @Benchmark
    public List<SnapshotEncoder.SharedPart> encode() {
        return SnapshotEncoder.plain(Samples.BOARD, board.seq(), board.objects().values());
    }

    @Benchmark
    public byte[] encodeReference() {
        return encoded.clone();
    }
}
