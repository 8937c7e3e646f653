package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.gateway.wire.WireSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class SnapshotCacheTest {
    private final BoardCopy copy = new BoardCopy(1, 0, new BoardMeta("Plans", "ada", true, 1));
    private final FrameLog log = new FrameLog(0, 1 << 20, 1024);
    private final SnapshotCache cache = cache(log);

    /** Positions for which an encoding was asked. */
    private final List<Long> asked = new ArrayList<>();

    @Test
    void whoComesFirstWaitsForTheEncoding() {
        assertThat(cache.get()).isEmpty();
        assertThat(cache.get()).isEmpty();
        assertThat(asked).containsExactly(0L);

        finish(cache);
        assertThat(cache.get()).map(Snapshot::position).contains(0L);
    }

    @Test
    void thoseWhoJoinTogetherShareOneEncoding() {
        prepare(cache);
        Snapshot first = cache.get().orElseThrow();
        append(log, 200);

        assertThat(cache.get()).containsSame(first);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aSnapshotWhoseChangesWereDroppedIsNotUsed() {
        FrameLog small = new FrameLog(0, 1 << 20, 64);
        SnapshotCache cacheOfSmall = cache(small);
        prepare(cacheOfSmall);
        append(small, 64);
        assertThat(cacheOfSmall.get()).isPresent();
        append(small, 1);

        assertThat(cacheOfSmall.get()).isEmpty();
        finish(cacheOfSmall);
        assertThat(cacheOfSmall.get()).map(Snapshot::position).contains(65L);
    }

    @Test
    void aSnapshotWhoseChangesAreDroppedWhileItIsEncodedIsEncodedAgain() {
        FrameLog small = new FrameLog(0, 1 << 20, 64);
        SnapshotCache cacheOfSmall = cache(small);
        assertThat(cacheOfSmall.get()).isEmpty();
        append(small, 65);
        finish(cacheOfSmall);

        assertThat(cacheOfSmall.get()).isEmpty();
        finish(cacheOfSmall);
        assertThat(cacheOfSmall.get()).map(Snapshot::position).contains(65L);
    }

    @Test
    void anOlderSnapshotServesWhileANewerOneIsEncoded() {
        prepare(cache);
        append(log, 256);
        assertThat(cache.get()).isPresent();
        assertThat(asked).containsExactly(0L);
        append(log, 1);

        assertThat(cache.get()).map(Snapshot::position).contains(0L);
        assertThat(cache.get()).map(Snapshot::position).contains(0L);
        assertThat(asked).containsExactly(0L, 257L);
        finish(cache);
        assertThat(cache.get()).map(Snapshot::position).contains(257L);
    }

    @Test
    void anOlderSnapshotDoesNotServeWhereTheChangesSinceTakeMoreThanTheBoard() {
        prepare(cache);
        ByteString kib = ByteString.fromArray(new byte[1024]);
        for (int i = 0; i < 65; i++) {
            log.append(log.head() + 1, kib);
        }

        assertThat(cache.get()).isEmpty();
        finish(cache);
        assertThat(cache.get()).map(Snapshot::position).contains(65L);
    }

    @Test
    void aLargeBoardToleratesMore() {
        List<BoardObject> objects = Stream.generate(() -> WireSamples.object(UUID.randomUUID()))
                .limit(4_000)
                .toList();
        copy.load(objects);
        prepare(cache);
        append(log, 500);
        assertThat(cache.get()).isPresent();
        assertThat(asked).containsExactly(0L);
        append(log, 1);
        assertThat(cache.get()).isPresent();
        assertThat(asked).containsExactly(0L, 501L);
    }

    @Test
    void anEncodingThatFailedIsTriedAgainByTheNextWhoComes() {
        assertThat(cache.get()).isEmpty();
        cache.failed();

        assertThat(cache.get()).isEmpty();
        assertThat(asked).containsExactly(0L, 0L);
    }

    @Test
    void theViewThatIsEncodedDoesNotChange() {
        copy.load(List.of(WireSamples.object(UUID.randomUUID())));
        List<BoardObject> view = copy.view();
        copy.load(List.of(WireSamples.object(UUID.randomUUID())));

        assertThat(view).hasSize(1);
    }

    private SnapshotCache cache(FrameLog of) {
        return new SnapshotCache(
                SnapshotFormat.PLAIN, copy, of, (format, seq, objects, position) -> asked.add(position));
    }

    private void prepare(SnapshotCache which) {
        assertThat(which.get()).isEmpty();
        finish(which);
    }

    private void finish(SnapshotCache which) {
        which.encoded(new Snapshot(List.of(), asked.get(asked.size() - 1)));
    }

    private static void append(FrameLog to, int count) {
        for (int i = 0; i < count; i++) {
            to.append(to.head() + 1, ByteString.fromString("x"));
        }
    }
}
