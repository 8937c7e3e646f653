package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.gateway.wire.WireSamples;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class SnapshotCacheTest {
    private final UUID boardId = UUID.randomUUID();
    private final BoardCopy copy = new BoardCopy(1, 0, new BoardMeta("Plans", "ada", true, 1));
    private final SnapshotCache cache = new SnapshotCache();

    @Test
    void thoseWhoJoinTogetherShareOneEncoding() {
        FrameLog log = new FrameLog(0, 1 << 20, 1024);
        SnapshotCache.Snapshot first = cache.get(boardId, copy, log);
        append(log, 200);

        assertThat(cache.get(boardId, copy, log)).isSameAs(first);
    }

    @Test
    void aSnapshotWhoseChangesWereDroppedIsEncodedAnew() {
        FrameLog log = new FrameLog(0, 1 << 20, 64);
        cache.get(boardId, copy, log);
        append(log, 65);

        assertThat(cache.get(boardId, copy, log).position()).isEqualTo(65);
    }

    @Test
    void aSnapshotWithTooManyChangesBehindItIsEncodedAnew() {
        FrameLog log = new FrameLog(0, 1 << 20, 1024);
        cache.get(boardId, copy, log);
        append(log, 256);
        assertThat(cache.get(boardId, copy, log).position()).isZero();
        append(log, 1);
        assertThat(cache.get(boardId, copy, log).position()).isEqualTo(257);
    }

    @Test
    void aLargeBoardToleratesMore() {
        List<BoardObject> objects = Stream.generate(() -> WireSamples.object(UUID.randomUUID()))
                .limit(4_000)
                .toList();
        copy.load(objects);
        FrameLog log = new FrameLog(0, 1 << 20, 1024);
        cache.get(boardId, copy, log);
        append(log, 500);
        assertThat(cache.get(boardId, copy, log).position()).isZero();
        append(log, 1);
        assertThat(cache.get(boardId, copy, log).position()).isEqualTo(501);
    }

    private static void append(FrameLog log, int count) {
        for (int i = 0; i < count; i++) {
            log.append(log.head() + 1, ByteString.fromString("x"));
        }
    }
}
