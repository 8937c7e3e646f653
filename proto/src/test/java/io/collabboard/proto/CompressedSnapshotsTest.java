package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompressedSnapshotsTest {
    private static final FrameLimits LIMITS = FrameLimits.FROM_SERVER;

    private final BoardSnapshot part = part(2_000);

    @Test
    void whatIsCompressedComesBack() throws FrameException {
        BoardSnapshot deflated = CompressedSnapshots.deflate(part);

        assertThat(deflated.getObjectsList()).isEmpty();
        assertThat(deflated.getSeq()).isEqualTo(7);
        assertThat(deflated.getSerializedSize()).isLessThan(part.getSerializedSize() / 2);
        assertThat(CompressedSnapshots.inflate(deflated, LIMITS)).isEqualTo(part);
    }

    @Test
    void whatIsNotCompressedIsLeftAsItIs() throws FrameException {
        assertThat(CompressedSnapshots.inflate(part, LIMITS)).isSameAs(part);
    }

    @Test
    void whatWouldNotBecomeSmallerIsNotCompressed() {
        BoardSnapshot tiny = BoardSnapshot.newBuilder().setSeq(1).build();

        assertThat(CompressedSnapshots.deflate(tiny)).isSameAs(tiny);
    }

    @Test
    void aPartLargerThanTheLimitIsRefusedUnread() {
        BoardSnapshot deflated = CompressedSnapshots.deflate(part);
        for (int size : new int[] {LIMITS.maxMessageBytes() + 1, Integer.MAX_VALUE, -1}) {
            refused(deflated.toBuilder().setInflatedBytes(size), ErrorCode.E_FRAME_TOO_LARGE);
        }
    }

    @Test
    void aPartThatIsNotWhatItSaysIsRefused() {
        BoardSnapshot.Builder deflated = CompressedSnapshots.deflate(part).toBuilder();
        ByteString bytes = deflated.getDeflated();
        int size = deflated.getInflatedBytes();

        refused(deflated.clone().setInflatedBytes(size - 1), ErrorCode.E_MALFORMED_FRAME);
        refused(deflated.clone().setInflatedBytes(size + 1), ErrorCode.E_MALFORMED_FRAME);
        refused(deflated.clone().setInflatedBytes(0), ErrorCode.E_MALFORMED_FRAME);
        refused(deflated.clone().setDeflated(bytes.substring(0, bytes.size() / 2)), ErrorCode.E_MALFORMED_FRAME);
        refused(deflated.clone().setDeflated(part.toByteString()), ErrorCode.E_MALFORMED_FRAME);
        refused(
                CompressedSnapshots.deflate(part).toBuilder()
                        .setDeflated(CompressedSnapshots.deflate(part(3_000)).getDeflated()),
                ErrorCode.E_MALFORMED_FRAME);
    }

    @Test
    void theGoldenPartIsTheGoldenSnapshot() throws IOException, FrameException {
        List<GoldenVectors.Valid> vectors = GoldenVectors.valid();

        assertThat(CompressedSnapshots.inflate(snapshot(vectors, "snapshot, compressed"), LIMITS))
                .isEqualTo(snapshot(vectors, "snapshot"));
    }

    private static BoardSnapshot snapshot(List<GoldenVectors.Valid> vectors, String name) {
        return vectors.stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow()
                .frames()
                .getFrames(0)
                .getBoardSnapshot();
    }

    private static void refused(BoardSnapshot.Builder part, ErrorCode code) {
        FrameException refusal =
                catchThrowableOfType(FrameException.class, () -> CompressedSnapshots.inflate(part.build(), LIMITS));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    private static BoardSnapshot part(int objects) {
        BoardSnapshot.Builder part = BoardSnapshot.newBuilder().setSeq(7);
        for (int i = 0; i < objects; i++) {
            part.addObjects(BoardObject.newBuilder()
                    .setObjectId(Uuids.nextBytes())
                    .setX(i)
                    .setCreatedBy("ada")
                    .setVersion(1));
        }
        return part.build();
    }
}
