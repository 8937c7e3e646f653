package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTicksTest {
    private final ActorTestKit kit = ActorTestKit.create();
    private final NodeTicks ticks = new NodeTicks();

    @AfterEach
    void stop() {
        ticks.close();
        kit.shutdownTestKit();
    }

    /** Pekko's own timers are 10 ms off here and more, each time; the machine may be busy, so not each one counts. */
    @Test
    void tellsAtTheMomentAndNeverBefore() throws InterruptedException {
        BlockingQueue<Long> lateNanos = new LinkedBlockingQueue<>();
        ActorRef<Long> actor = kit.spawn(Behaviors.receiveMessage(due -> {
            lateNanos.add(System.nanoTime() - due);
            return Behaviors.same();
        }));
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long due = ticks.now() + 3_300_000;
            ticks.tellAt(due, actor, due);
            Long told = lateNanos.poll(3, TimeUnit.SECONDS);
            assertThat(told).isNotNull();
            late.add(told);
        }

        assertThat(late).allMatch(nanos -> nanos >= 0);
        assertThat(late.stream().sorted().toList().get(late.size() / 4)).isLessThan(1_000_000);
    }

    @Test
    void whatIsCancelledOrComesAfterTheEndIsNotTold() {
        TestProbe<String> probe = kit.createTestProbe();
        Ticks.Tick cancelled = ticks.tellAt(ticks.now() + 20_000_000, probe.ref(), "cancelled");
        ticks.tellAt(ticks.now() - 1, probe.ref(), "late");
        cancelled.cancel();
        probe.expectMessage("late");
        probe.expectNoMessage(Duration.ofMillis(60));

        ticks.tellAt(ticks.now() + 20_000_000, probe.ref(), "open");
        ticks.close();
        ticks.tellAt(ticks.now(), probe.ref(), "closed").cancel();
        probe.expectNoMessage(Duration.ofMillis(60));
    }
}
