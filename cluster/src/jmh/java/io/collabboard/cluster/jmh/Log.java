package io.collabboard.cluster.jmh;

import io.collabboard.gateway.replica.FrameLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.pekko.util.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One record of 128 bytes to 100 readers: appended, and appended and read by each of them. The reference is a bounded queue
 * for each reader, as is usual; one that nobody reads drops its oldest.
 */
@State(Scope.Thread)
public class Log {
    private static final int READERS = 100;
    private static final int LOG_BYTES = 4 << 20;
    private static final int LOG_RECORDS = 1 << 15;
    private static final int QUEUE_RECORDS = 256;

    private final ByteString record = ByteString.fromArrayUnsafe(new byte[128]);
    private final long[] positions = new long[READERS];
    private final List<ArrayBlockingQueue<ByteString>> queues = new ArrayList<>();
    private FrameLog log = new FrameLog(0, LOG_BYTES, LOG_RECORDS);
    private long seq;

    @Setup
    public void prepare() {
        for (int i = 0; i < READERS; i++) {
            queues.add(new ArrayBlockingQueue<>(QUEUE_RECORDS));
        }
    }

    @Benchmark
    public long append() {
        log.append(++seq, record);
        return log.head();
    }

    @Benchmark
    public int appendReference() {
        int dropped = 0;
        for (ArrayBlockingQueue<ByteString> queue : queues) {
            while (!queue.offer(record)) {
                queue.poll();
                dropped++;
            }
        }
        return dropped;
    }

    @Benchmark
    public void appendAndRead(Blackhole readers) {
        log.append(++seq, record);
        for (int i = 0; i < READERS; i++) {
            long head = log.head();
            // All but the first time it is one record; then a reader begins at the head.
            for (long position = Math.max(positions[i], head - 1); position < head; position++) {
                readers.consume(log.at(position));
            }
            positions[i] = head;
        }
    }

    @Benchmark
    public void appendAndReadReference(Blackhole readers) {
        for (ArrayBlockingQueue<ByteString> queue : queues) {
            queue.offer(record);
        }
        for (ArrayBlockingQueue<ByteString> queue : queues) {
            for (ByteString next = queue.poll(); next != null; next = queue.poll()) {
                readers.consume(next);
            }
        }
    }
}
