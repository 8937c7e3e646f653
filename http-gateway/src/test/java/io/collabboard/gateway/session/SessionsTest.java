package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.metrics.GatewayMetrics.RefusedSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final MeterRegistry figures = new SimpleMeterRegistry();
    private final AtomicLong now = new AtomicLong();
    private final Sessions sessions = new Sessions(new SocketLimits(3, 2), new GatewayMetrics(figures), now::get);

    // ---- limits ----

    @Test
    void aPersonMayHaveSoManySocketsAndMoreOnceOneHasEnded() {
        Guest first = open("ada");
        open("ada");
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);
        assertThat(sessions.refusal()).isEmpty();

        sessions.remove(first);

        assertThat(sessions.admit(person("ada"))).isEmpty();
        assertThat(refused("user")).isEqualTo(1);
    }

    @Test
    void aNodeMayHaveSoManySocketsAndMoreOnceOneHasEnded() {
        open("ada");
        Guest bob = open("bob");
        open("cy");
        assertThat(sessions.refusal()).contains(RefusedSocket.NODE);
        assertThat(sessions.admit(person("dan"))).contains(RefusedSocket.NODE);

        sessions.remove(bob);

        assertThat(sessions.refusal()).isEmpty();
        assertThat(sessions.admit(person("dan"))).isEmpty();
        assertThat(refused("node")).isEqualTo(2);
    }

    @Test
    void aSocketThatEndsTwiceIsCountedDownOnce() {
        Guest first = open("ada");
        open("ada");
        sessions.remove(first);
        sessions.remove(first);

        assertThat(sessions.admit(person("ada"))).isEmpty();
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);
    }

    @Test
    void aSocketCountsFromItsAdmissionOnUntilItIsGivenBack() {
        Participant admitted = person("ada");
        assertThat(sessions.admit(admitted)).isEmpty();
        assertThat(sessions.admit(person("ada"))).isEmpty();
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);

        sessions.giveBack(admitted);
        sessions.giveBack(admitted);

        assertThat(sessions.admit(person("ada"))).isEmpty();
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);
    }

    @Test
    void anUpgradeThatIsLostHalfWayIsForgotten() {
        sessions.admit(person("ada"));
        sessions.admit(person("ada"));
        now.set(Sessions.UPGRADE_PATIENCE.toNanos() - 1);
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);

        now.incrementAndGet();

        assertThat(sessions.admit(person("ada"))).isEmpty();
    }

    @Test
    void anUpgradeThatTakesLongerThanThatIsCountedAllTheSame() {
        Participant slow = person("ada");
        sessions.admit(slow);
        now.set(Sessions.UPGRADE_PATIENCE.toNanos());
        assertThat(sessions.refusal()).isEmpty();
        Guest late = new Guest(slow);
        sessions.add(late);
        open("ada");
        assertThat(sessions.admit(person("ada"))).contains(RefusedSocket.USER);

        sessions.remove(late);

        assertThat(sessions.admit(person("ada"))).isEmpty();
    }

    // ---- the end ----

    @Test
    void whereNobodyIsDrainingIsOverAtOnce() {
        assertThat(sessions.drain(Duration.ofHours(1)).toCompletableFuture()).isCompleted();
    }

    @Test
    void whoDrainsIsTakenElsewhereInEvenStepsAndNobodyNewComes() {
        Sessions all = new Sessions(new SocketLimits(100, 100), new GatewayMetrics(figures), now::get);
        List<Guest> guests =
                IntStream.range(0, 10).mapToObj(i -> new Guest(person("ada"))).toList();
        guests.forEach(all::add);
        CompletableFuture<Void> drained = all.drain(Duration.ofSeconds(20)).toCompletableFuture();

        assertThat(guests.stream().map(guest -> guest.delays.get(0)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(i -> Duration.ofSeconds(2L * i))
                        .toList());
        assertThat(all.refusal()).contains(RefusedSocket.DRAINING);
        assertThat(all.admit(person("bob"))).contains(RefusedSocket.DRAINING);
        guests.subList(1, 10).forEach(all::remove);
        assertThat(drained).isNotDone();

        all.remove(guests.get(0));

        assertThat(drained).isCompleted();
        assertThat(guests).allMatch(guest -> guest.closed.get() == 0);
    }

    @Test
    void aSocketThatWasOnItsWayWhenTheNodeBeganToDrainIsSentAwayAtOnce() {
        open("ada");
        Participant onItsWay = person("bob");
        sessions.admit(onItsWay);
        var unused = sessions.drain(Duration.ofSeconds(20));
        Guest late = new Guest(onItsWay);

        sessions.add(late);

        assertThat(late.delays).containsExactly(Duration.ZERO);
    }

    @Test
    void whoStaysIsClosedAndWaitedFor() {
        Guest stays = open("ada");
        CompletableFuture<Void> drained = sessions.drain(Duration.ZERO).toCompletableFuture();
        await().until(() -> stays.closed.get() == 1);
        assertThat(drained).isNotDone();

        sessions.remove(stays);

        assertThat(drained).succeedsWithin(Duration.ofMillis(500));
    }

    private Guest open(String userId) {
        Guest guest = new Guest(person(userId));
        assertThat(sessions.admit(guest.participant())).isEmpty();
        sessions.add(guest);
        return guest;
    }

    private double refused(String reason) {
        return figures.get("collabboard.sockets.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static Participant person(String userId) {
        return new Participant(UUID.randomUUID(), userId, userId, "#123456");
    }

    private static final class Guest implements Sessions.Handle {
        private final Participant participant;
        private final List<Duration> delays = new ArrayList<>();
        private final AtomicInteger closed = new AtomicInteger();

        Guest(Participant participant) {
            this.participant = participant;
        }

        @Override
        public Participant participant() {
            return participant;
        }

        @Override
        public void onBoardListChanged() {}

        @Override
        public void onDraining(Duration reconnectAfter) {
            delays.add(reconnectAfter);
        }

        @Override
        public void onNodeStopping() {
            closed.incrementAndGet();
        }
    }
}
