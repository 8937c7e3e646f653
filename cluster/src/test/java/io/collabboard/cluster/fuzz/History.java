package io.collabboard.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What all clients together were told: which edit is which change of the board. */
final class History {
    private static final int CHANGES_BEFORE = 1;

    private final Map<Long, ByteString> seen = new HashMap<>();
    private final Map<ByteString, Long> accepted = new HashMap<>();
    private final Map<ByteString, String> refused = new HashMap<>();
    private final Set<ByteString> lost = new HashSet<>();

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
        refused.remove(id);
    }

    void refused(ByteString id, String code) {
        assertThat(accepted).as("accepted, then refused with " + code).doesNotContainKey(id);
        refused.put(id, code);
    }

    /**
     * Requests whose connection was lost. Whoever sends one again and is refused may still see the first one accepted, if
     * that was judged later (R20).
     */
    void lostSightOf(Set<ByteString> ids) {
        lost.addAll(ids);
    }

    /** Every change up to {@code seq} is an edit that was acknowledged or lost sight of, each of them once. */
    void checkComplete(long seq) {
        seen.forEach((at, id) -> {
            if (refused.containsKey(id) && lost.contains(id)) {
                accepted.put(id, at);
            }
        });
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
