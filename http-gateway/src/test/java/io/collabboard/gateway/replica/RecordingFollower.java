package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A session that only keeps what it is told. */
final class RecordingFollower implements Follower {
    final BlockingQueue<ReplicaReply> replies = new LinkedBlockingQueue<>();
    final AtomicInteger wakes = new AtomicInteger();

    @Override
    public void tell(ReplicaReply reply) {
        replies.add(reply);
    }

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    <T extends ReplicaReply> T expect(Class<T> type) {
        try {
            ReplicaReply reply = replies.poll(3, TimeUnit.SECONDS);
            assertThat(reply).isInstanceOf(type);
            return type.cast(reply);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void expectNothing() {
        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(1)).until(replies::isEmpty);
    }

    /** All frames of the log from a position on. */
    static List<Frame> read(FrameLog log, long from) {
        List<Frame> frames = new ArrayList<>();
        for (long position = from; position < log.head(); position++) {
            FrameLog.Entry entry = log.at(position);
            assertThat(entry).as("record at %d", position).isNotNull();
            frames.addAll(WireSamples.frames(entry.bytes()));
        }
        return frames;
    }
}
