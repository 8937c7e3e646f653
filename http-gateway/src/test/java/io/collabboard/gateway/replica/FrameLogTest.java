package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class FrameLogTest {
    private static final int UNBOUNDED = 1 << 30;

    /** So many of the largest records are never dropped in the stress test. */
    private static final int KEPT = 512;

    @Test
    void recordsAreFoundAtTheirPositions() {
        FrameLog log = new FrameLog(7, UNBOUNDED, 64);
        assertThat(log.head()).isZero();
        assertThat(log.at(0)).isNull();
        log.append(8, bytes(1));
        log.append(9, bytes(2));

        assertThat(log.head()).isEqualTo(2);
        assertThat(log.at(0)).isEqualTo(new FrameLog.Entry(0, 8, null, bytes(1), 0));
        assertThat(log.at(1)).isEqualTo(new FrameLog.Entry(1, 9, null, bytes(2), 1));
        assertThat(log.at(2)).isNull();
    }

    @Test
    void theOldestRecordsGoWhenThereAreTooMany() {
        FrameLog log = new FrameLog(0, UNBOUNDED, 64);
        fill(log, 1, 200);

        assertThat(log.at(135)).isNull();
        assertThat(log.at(136).seq()).isEqualTo(137);
        assertThat(log.at(199).seq()).isEqualTo(200);
    }

    @Test
    void theOldestRecordsGoWhenTheyAreTooLarge() {
        FrameLog log = new FrameLog(0, 100, 1024);
        for (int seq = 1; seq <= 20; seq++) {
            log.append(seq, bytes(10));
        }
        assertThat(log.at(9)).isNull();
        assertThat(log.at(10)).isNotNull();

        log.append(21, bytes(95));
        assertThat(log.at(19)).isNull();
        assertThat(log.at(20)).isNotNull();
    }

    @Test
    void theNewestRecordIsKeptHoweverLarge() {
        FrameLog log = new FrameLog(0, 100, 64);
        log.append(1, bytes(1_000));
        assertThat(log.at(0)).isNotNull();
        log.append(2, bytes(1));
        assertThat(log.at(0)).isNull();
        assertThat(log.at(1)).isNotNull();
    }

    @Test
    void theRingGrowsUpToItsBound() {
        FrameLog log = new FrameLog(0, UNBOUNDED, 1024);
        fill(log, 1, 1500);

        assertThat(log.at(475)).isNull();
        for (int position = 476; position < 1500; position++) {
            assertThat(log.at(position).seq()).isEqualTo(position + 1);
        }
    }

    @Test
    void oneGoesOnBehindTheLastRecordOfOnesSeq() {
        FrameLog log = new FrameLog(7, UNBOUNDED, 64);
        assertThat(log.positionAfter(7)).hasValue(0);
        assertThat(log.positionAfter(6)).isEmpty();
        assertThat(log.positionAfter(8)).isEmpty();
        log.append(7, bytes(1));
        log.append(8, bytes(1));
        log.append(8, bytes(1));
        log.append(9, bytes(1));

        assertThat(log.positionAfter(6)).isEmpty();
        assertThat(log.positionAfter(7)).hasValue(1);
        assertThat(log.positionAfter(8)).hasValue(3);
        assertThat(log.positionAfter(9)).hasValue(4);
        assertThat(log.positionAfter(10)).isEmpty();
        assertThat(log.positionAfter(-1)).isEmpty();
        assertThat(log.positionAfter(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void oneCannotGoOnWhereAChangeWasDropped() {
        FrameLog log = new FrameLog(0, UNBOUNDED, 64);
        fill(log, 1, 100);

        assertThat(log.positionAfter(35)).isEmpty();
        assertThat(log.positionAfter(36)).hasValue(36);
        assertThat(log.positionAfter(100)).hasValue(100);
    }

    @Test
    void theBytesUpToTheHeadAreKnown() {
        FrameLog log = new FrameLog(0, UNBOUNDED, 64);
        assertThat(log.bytesFrom(0)).isZero();
        for (int seq = 1; seq <= 100; seq++) {
            log.append(seq, bytes(seq));
        }

        assertThat(log.bytesFrom(100)).isZero();
        assertThat(log.bytesFrom(99)).isEqualTo(100);
        assertThat(log.bytesFrom(98)).isEqualTo(199);
        assertThat(log.bytesFrom(36)).isEqualTo((37 + 100) * 64 / 2);
        assertThatThrownBy(() -> log.bytesFrom(35)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theBoundInRecordsIsAPowerOfTwo() {
        assertThatThrownBy(() -> new FrameLog(0, 1, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameLog(0, 1, 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readersSeeEveryPositionRightOrNoticeThatItIsGone() throws Exception {
        long seed = 20261121;
        FrameLog log = new FrameLog(0, 64 * 1024, 1024);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(5);
        try {
            List<Future<long[]>> readers = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                Random random = new Random(seed + reader);
                readers.add(pool.submit(() -> follow(log, over, random)));
            }
            Random random = new Random(seed);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(700);
            long position = 0;
            while (System.nanoTime() < until) {
                for (int burst = random.nextInt(64); burst > 0; burst--) {
                    log.append(position + 1, content(position));
                    position++;
                }
                Thread.onSpinWait();
                if (random.nextInt(8) == 0) {
                    LockSupport.parkNanos(1_000);
                }
            }
            over.set(true);
            long read = 0;
            for (Future<long[]> reader : readers) {
                long[] result = reader.get(5, TimeUnit.SECONDS);
                read += result[0];
                assertThat(result[0] + result[1]).as("seed %d", seed).isEqualTo(log.head());
            }
            assertThat(read).isPositive();
        } finally {
            pool.shutdownNow();
        }
    }

    /** Reads up to the end; gives how many positions it read and how many it skipped after an overrun. */
    private static long[] follow(FrameLog log, AtomicBoolean over, Random random) {
        long position = 0;
        long read = 0;
        long skipped = 0;
        while (true) {
            boolean isLast = over.get();
            long head = log.head();
            while (position < head) {
                FrameLog.Entry entry = log.at(position);
                if (entry == null) {
                    if (log.head() - position < KEPT) {
                        throw new AssertionError("no record at " + position + ", not dropped yet");
                    }
                    long resumeAt = Math.max(position + 1, log.head() - random.nextInt(32) - 1);
                    skipped += resumeAt - position;
                    position = resumeAt;
                    head = Math.max(head, log.head());
                    continue;
                }
                if (entry.position() != position
                        || entry.seq() != position + 1
                        || !entry.bytes().equals(content(position))) {
                    throw new AssertionError("wrong record at " + position + ": " + entry);
                }
                position++;
                read++;
            }
            if (isLast) {
                return new long[] {read, skipped};
            }
        }
    }

    private static ByteString content(long position) {
        return ByteString.fromString("record " + position + "#".repeat((int) (position % 97)));
    }

    private static void fill(FrameLog log, int first, int count) {
        for (int seq = first; seq < first + count; seq++) {
            log.append(seq, bytes(1));
        }
    }

    private static ByteString bytes(int length) {
        return ByteString.fromArray(new byte[length]);
    }
}
