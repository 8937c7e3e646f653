package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidsTest {
    @Test
    void newIdsAreVersion7AndRise() {
        Set<UUID> seen = new HashSet<>();
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            UUID id = Uuids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.toString()).isGreaterThan(last);
            assertThat(seen.add(id)).isTrue();
            last = id.toString();
        }
    }

    @Test
    void bytesAreBigEndianAsTheTextReads() {
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        byte[] bytes = {
            0x01,
            (byte) 0x89,
            0x0a,
            0x5d,
            (byte) 0xac,
            (byte) 0x96,
            0x77,
            0x4b,
            (byte) 0xbc,
            (byte) 0xce,
            (byte) 0xb3,
            0x02,
            0x09,
            (byte) 0x9a,
            (byte) 0x80,
            0x57
        };
        assertThat(Uuids.toBytes(id).toByteArray()).isEqualTo(bytes);
        assertThat(Uuids.fromBytes(ByteString.copyFrom(bytes))).isEqualTo(id);
    }

    @Test
    void onlySixteenBytesAreAnId() {
        for (int size : new int[] {0, 15, 17}) {
            ByteString bytes = ByteString.copyFrom(new byte[size]);
            assertThat(Uuids.isId(bytes)).isFalse();
            assertThatThrownBy(() -> Uuids.fromBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
