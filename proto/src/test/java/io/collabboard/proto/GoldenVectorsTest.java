package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frame.DataCase;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenVectorsTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.FROM_CLIENT);

    static List<GoldenVectors.Valid> valid() throws IOException {
        return GoldenVectors.valid();
    }

    static List<GoldenVectors.Malformed> malformed() throws IOException {
        return GoldenVectors.malformed();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void bytesAreTheMessageAndTheMessageIsTheBytes(GoldenVectors.Valid vector) throws Exception {
        assertThat(codec.decode(vector.bytes())).isEqualTo(vector.frames());
        List<byte[]> messages = vector.frames().getFramesList().stream()
                .map(FrameEncoder::encode)
                .toList();
        assertThat(HexFormat.of().formatHex(FrameEncoder.join(messages))).isEqualTo(vector.hex());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefusedWithItsCode(GoldenVectors.Malformed vector) {
        FrameException e = catchThrowableOfType(FrameException.class, () -> codec.decode(vector.bytes()));
        assertThat(e).as("refusal of %s", vector.name()).isNotNull();
        assertThat(e.code()).isEqualTo(vector.code());
    }

    @Test
    void everyPayloadHasAVector() throws Exception {
        Set<DataCase> seen = EnumSet.noneOf(DataCase.class);
        for (GoldenVectors.Valid vector : GoldenVectors.valid()) {
            vector.frames().getFramesList().stream().map(Frame::getDataCase).forEach(seen::add);
        }
        assertThat(seen).containsExactlyInAnyOrder(DataCase.values());
    }
}
