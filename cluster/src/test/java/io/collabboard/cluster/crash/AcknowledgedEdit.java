package io.collabboard.cluster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An edit of an {@link EditSequence} that was acknowledged, and with what. */
public record AcknowledgedEdit(Frame request, BoardClient.Ack ack) {

    /** The board holds these edits and nothing else, each once, in the order in which they were acknowledged. */
    public static void assertEachOnce(List<AcknowledgedEdit> edits, BoardMirror.State board) {
        // The first change is the board itself.
        List<Long> seqs = edits.stream().map(edit -> edit.ack().seq()).sorted().toList();
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, edits.size() + 1L).boxed().toList());
        assertThat(board.seq()).isEqualTo(edits.size() + 1L);
        Map<UUID, List<AcknowledgedEdit>> byObject =
                edits.stream().collect(Collectors.groupingBy(edit -> EditSequence.objectOf(edit.request())));
        assertThat(board.objects()).containsOnlyKeys(byObject.keySet());
        byObject.forEach((id, ofObject) -> assertHoldsEach(board.objects().get(id), ofObject));
    }

    private static void assertHoldsEach(BoardObject object, List<AcknowledgedEdit> edits) {
        List<AcknowledgedEdit> inOrder = edits.stream()
                .sorted(Comparator.comparing(edit -> edit.ack().seq()))
                .toList();
        assertThat(EditSequence.isCreate(inOrder.get(0).request())).isTrue();
        assertThat(inOrder.stream().map(edit -> edit.ack().version()).toList())
                .isEqualTo(IntStream.rangeClosed(1, edits.size()).boxed().toList());
        assertThat(object.getVersion()).isEqualTo(edits.size());
        assertThat(object.getPropsMap())
                .containsOnlyKeys(edits.stream()
                        .map(edit -> EditSequence.propOf(edit.request()))
                        .toList());
    }
}
