package io.collabboard.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** What all clients together were told: which edit is which change of the board. */
final class History {
    private static final int CHANGES_BEFORE = 1;

    private final Map<Long, ByteString> seen = new HashMap<>();
    private final Map<ByteString, Long> accepted = new HashMap<>();
    private final Map<ByteString, String> refused = new HashMap<>();

    /** An EVENT: everyone is told the same of a sequence number. */
    void saw(Frame event) {
        ByteString former = seen.putIfAbsent(event.getSeq(), event.getId());
        assertThat(former == null || former.equals(event.getId()))
                .as("change " + event.getSeq() + " is the same for everyone")
                .isTrue();
    }

    /** DONE: however often it is sent, an edit is one change. */
    void accepted(ByteString id, long seq) {
        Long former = accepted.putIfAbsent(id, seq);
        assertThat(former == null ? seq : former).as("accepted twice").isEqualTo(seq);
        assertThat(refused).as("refused and accepted").doesNotContainKey(id);
    }

    void refused(ByteString id, String code) {
        assertThat(accepted).as("accepted, then refused with " + code).doesNotContainKey(id);
        refused.put(id, code);
    }

    /** A refusal is judged anew when the request comes again. */
    void sentAgain(ByteString id) {
        refused.remove(id);
    }

    /** Every change up to {@code seq} is an edit that was acknowledged, each of them once. */
    void checkComplete(long seq) {
        assertThat(accepted.values())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(CHANGES_BEFORE + 1, seq).boxed().toList());
        accepted.forEach((id, at) -> assertThat(seen.getOrDefault(at, id)).isEqualTo(id));
    }

    @Override
    public String toString() {
        return accepted.size() + " edits accepted, " + refused.size() + " refused, " + seen.size() + " events seen";
    }
}
