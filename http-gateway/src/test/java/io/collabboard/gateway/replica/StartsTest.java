package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.Change;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.wire.WireEncoder;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody starts from, they end up with each change once, in order. */
class StartsTest {
    private static final long EPOCH = 3;
    private static final UUID BOARD = UUID.randomUUID();
    private static final int STEPS = 400;

    /** What the entity has stored: its latest batches, of which it forgets the oldest. */
    private final List<BoardChanged> entity = new ArrayList<>();

    private final List<Long> asked = new ArrayList<>();
    private final List<Long> encodedAt = new ArrayList<>();
    private long entitySeq;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void R23_nothingIsMissedAndNothingComesTwice(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            entityCommits(random);
        }
        BoardCopy copy = new BoardCopy(EPOCH, entitySeq, new BoardMeta("Plans", "ada", true, 1));
        FrameLog log = new FrameLog(entitySeq, 1 << 20, random.nextBoolean() ? 64 : 1024);
        EarlierRead earlier = new EarlierRead(BOARD, entitySeq, after -> {
            asked.add(after);
            return asked.size();
        });
        Starts starts = new Starts(copy, log, earlier, (format, seq, objects, position) -> encodedAt.add(seq));
        int resumed = 0;
        int started = 0;

        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> commit(copy, log, entityCommits(random));
                case 3 -> log.appendAbout(UUID.randomUUID(), WireEncoder.parted(BOARD, UUID.randomUUID()));
                case 4 -> answer(earlier, random);
                case 5 -> finishEncoding(starts, log);
                default -> {
                    long seq = Math.max(1, copy.seq() - random.nextInt(200));
                    Optional<Start> start = starts.of(join(random.nextInt(4) == 0 ? EPOCH + 1 : EPOCH, seq));
                    if (start.isPresent()) {
                        started++;
                        resumed += start.get().isResumed() ? 1 : 0;
                        check(start.get(), seq, log, copy, seed);
                    }
                }
            }
        }
        assertThat(started).as("seed %d", seed).isPositive();
        assertThat(resumed).as("seed %d", seed).isPositive();
    }

    private void check(Start start, long seq, FrameLog log, BoardCopy copy, long seed) {
        List<Long> changes = new ArrayList<>();
        start.missed().forEach(piece -> WireSamples.frames(piece).forEach(frame -> changes.add(frame.getSeq())));
        RecordingFollower.read(log, start.position()).stream()
                .map(Frame::getSeq)
                .filter(change -> change > 0)
                .forEach(changes::add);
        long from = start.isResumed() ? seq : snapshotSeq(start, log, copy);
        assertThat(changes)
                .as("seed %d, from %d", seed, seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(from + 1, copy.seq()).boxed().toList());
        assertThat(start.bytes()).isEqualTo(bytesOf(start, log));
    }

    /** A snapshot holds everything before its position. */
    private static long snapshotSeq(Start start, FrameLog log, BoardCopy copy) {
        FrameLog.Entry next = log.at(start.position());
        return next == null
                ? copy.seq()
                : next.seq() - (WireSamples.frames(next.bytes()).get(0).getSeq() > 0 ? 1 : 0);
    }

    private static long bytesOf(Start start, FrameLog log) {
        long bytes = start.missed().stream().mapToLong(ByteString::size).sum();
        for (long position = start.position(); position < log.head(); position++) {
            bytes += log.at(position).bytes().size();
        }
        return bytes;
    }

    // ---- the entity ----

    private BoardChanged entityCommits(Random random) {
        List<Change> changes =
                Stream.generate(StartsTest::change).limit(1 + random.nextInt(5)).toList();
        // The first change of all, the creation, has no EVENT.
        BoardChanged batch = new BoardChanged(Math.max(2, entitySeq + 1), 1, changes);
        entity.add(batch);
        entitySeq = batch.lastSeq();
        if (entity.size() > 70) {
            entity.remove(0);
        }
        return batch;
    }

    private static Change change() {
        return new Change(UUID.randomUUID(), UUID.randomUUID(), "ada", new Change.ObjectDeleted(UUID.randomUUID()));
    }

    private static void commit(BoardCopy copy, FrameLog log, BoardChanged batch) {
        copy.apply(batch);
        List<ByteString> events = WireEncoder.changes(BOARD, batch);
        for (int i = 0; i < events.size(); i++) {
            log.append(batch.firstSeq() + i, events.get(i));
        }
    }

    private void answer(EarlierRead earlier, Random random) {
        if (asked.isEmpty()) {
            return;
        }
        if (random.nextInt(10) == 0) {
            earlier.timedOut();
            return;
        }
        long after = asked.get(asked.size() - 1);
        List<BoardChanged> batches =
                entity.stream().filter(batch -> batch.lastSeq() > after).toList();
        int half = random.nextInt(batches.size() + 1);
        // The first part may be lost on the way.
        if (random.nextInt(4) > 0) {
            earlier.answered(new ReplicaMessage.ChangesPart(asked.size(), batches.subList(0, half), false));
        }
        earlier.answered(new ReplicaMessage.ChangesPart(asked.size(), batches.subList(half, batches.size()), true));
    }

    private void finishEncoding(Starts starts, FrameLog log) {
        if (!encodedAt.isEmpty()) {
            long seq = encodedAt.remove(encodedAt.size() - 1);
            log.positionAfter(seq)
                    .ifPresent(position ->
                            starts.snapshots(SnapshotFormat.DEFLATED).encoded(new Snapshot(List.of(), position)));
        }
    }

    private static ReplicaCommand.Join join(long epoch, long seq) {
        return new ReplicaCommand.Join(
                WireSamples.exchange(Syscall.BOARD_JOIN),
                new Participant(UUID.randomUUID(), "ada", "Ada", "#123456"),
                new RecordingFollower(),
                epoch,
                seq,
                true);
    }
}
