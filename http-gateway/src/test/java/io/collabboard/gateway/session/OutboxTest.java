package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.BoardFeed;
import io.collabboard.gateway.replica.Feeds;
import io.collabboard.gateway.wire.WireEncoder;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final BoardFeed feed = Feeds.feed();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(meters);
    private final Outbox outbox = new Outbox(UUID.randomUUID(), metrics);

    @Test
    void anAnswerNeverOvertakesTheChangesBeforeItsBarrier() {
        outbox.attach(feed, 0);
        Feeds.append(feed, 1);
        Feeds.append(feed, 2);
        outbox.sendTerminal(answer(), feed.log().head());
        Feeds.append(feed, 3);

        assertThat(all()).containsExactly("1", "2", "DONE", "3");
    }

    @Test
    void whoReadsAlongIsGivenTheSameMessage() {
        Outbox another = new Outbox(UUID.randomUUID(), metrics);
        List.of(outbox, another).forEach(each -> {
            each.attach(feed, 0);
            each.next();
        });
        Feeds.append(feed, 1);
        Feeds.append(feed, 2);

        ByteString news = outbox.next();
        assertThat(outbox.next().isEmpty()).isTrue();

        assertThat(news).isSameAs(another.next());
        assertThat(WireSamples.frames(news)).hasSize(2);
        assertThat(outbox.isReady()).isFalse();
        Feeds.append(feed, 3);
        assertThat(WireSamples.frames(another.next())).hasSize(1);
        assertThat(meters.get("collabboard.deliveries").functionCounter().count())
                .isEqualTo(5);
    }

    @Test
    void whoComesIsNotToldOfByTheMessageForEverybody() {
        UUID self = UUID.randomUUID();
        Outbox own = new Outbox(self, metrics);
        List.of(outbox, own).forEach(each -> {
            each.attach(feed, 0);
            each.next();
        });
        feed.log().appendAbout(self, WireEncoder.parted(UUID.randomUUID(), self));

        assertThat(WireSamples.frames(outbox.next())).hasSize(1);
        assertThat(own.next().isEmpty()).isTrue();
    }

    @Test
    void whatComesBeforeAnAttachIsSentBeforeTheLog() {
        Feeds.append(feed, 1);
        outbox.sendTerminal(answer(), 0);
        outbox.attach(feed, 0);
        outbox.sendTerminal(answer(), 1);

        assertThat(all()).containsExactly("DONE", "1", "DONE");
    }

    @Test
    void aDetachedFeedIsReadUpToItsBarrierOnly() {
        outbox.attach(feed, 0);
        Feeds.append(feed, 1);
        outbox.detach(1);
        Feeds.append(feed, 2);

        assertThat(all()).containsExactly("1");
        assertThat(outbox.isReady()).isFalse();
    }

    @Test
    void oneWhoFallsOffTheLogIsToldOnceAndReadsNoFurther() {
        outbox.attach(feed, 0);
        Feeds.append(feed, 1);
        assertThat(all()).containsExactly("1");
        for (int seq = 2; seq <= Feeds.RECORDS + 2; seq++) {
            Feeds.append(feed, seq);
        }

        assertThat(all()).containsExactly("BOARD_RESYNC");
        assertThat(meters.counter("collabboard.resyncs", "reason", "lagged").count())
                .isEqualTo(1);
        Feeds.append(feed, 1000);
        assertThat(all()).isEmpty();

        outbox.attach(feed, feed.log().head() - 1);
        assertThat(all()).containsExactly("1000");
    }

    @Test
    void oneWhoFallsOffTheLogIsToldBeforeTheAnswersWhoseChangesItMissed() {
        outbox.attach(feed, 0);
        for (int seq = 1; seq <= Feeds.RECORDS + 1; seq++) {
            Feeds.append(feed, seq);
        }
        outbox.sendTerminal(answer(), feed.log().head());

        assertThat(all()).containsExactly("BOARD_RESYNC", "DONE");
        assertThat(outbox.unsentTerminals()).isZero();
    }

    @Test
    void oneWhoIsAboutToReadAnotherFeedIsNotToldThatItFellOffTheFormer() {
        outbox.attach(feed, 0);
        all();
        for (int seq = 1; seq <= Feeds.RECORDS + 1; seq++) {
            Feeds.append(feed, seq);
        }
        outbox.sendTerminal(answer(), feed.log().head());
        BoardFeed next = Feeds.feed();
        Feeds.append(next, 500);
        outbox.attach(next, 0);

        assertThat(all()).containsExactly("DONE", "500");
        assertThat(meters.counter("collabboard.resyncs", "reason", "lagged").count())
                .isZero();
    }

    @Test
    void aMessageHoldsAtMost32KiBOrOneLargerFrame() {
        outbox.attach(feed, 0);
        ByteString tenKiB = ByteString.fromArray(new byte[10 * 1024]);
        ByteString large = ByteString.fromArray(new byte[50 * 1024]);
        for (ByteString frame : List.of(tenKiB, tenKiB, tenKiB, tenKiB, large, tenKiB)) {
            Feeds.append(feed, 1, frame);
        }
        outbox.sendTerminal(tenKiB, feed.log().head());

        List<Integer> sizes = new ArrayList<>();
        while (outbox.isReady()) {
            sizes.add(outbox.next().size() / 1024);
        }
        assertThat(sizes.stream().filter(size -> size > 0)).containsExactly(30, 10, 50, 20);
    }

    @Test
    void theAnswerToAJoinComesInOnePieceWhoeverReads() throws Exception {
        for (int round = 0; round < 300; round++) {
            BoardFeed board = Feeds.feed();
            Outbox racing = new Outbox(UUID.randomUUID(), metrics);
            racing.attach(board, 0);
            racing.next();
            List<String> read = new ArrayList<>();
            CountDownLatch started = new CountDownLatch(1);
            Thread reader = new Thread(() -> {
                started.countDown();
                while (!read.contains("DONE")) {
                    read.addAll(names(racing.next()));
                }
            });
            reader.start();
            started.await();
            Feeds.append(board, 1);
            racing.enter(List.of(part(), part(), part()), board, 1, answer(), 1, error());
            Feeds.append(board, 2);
            Feeds.publishCursor(board, UUID.randomUUID(), 1);
            reader.join();

            int first = read.indexOf("BULK");
            assertThat(read.subList(first, first + 4)).containsExactly("BULK", "BULK", "BULK", "DONE");
        }
    }

    @Test
    void aJoinWhoseLogIsLostBeforeItsEndFails() {
        outbox.enter(List.of(part()), feed, 0, answer(), 5, error());
        for (int seq = 1; seq <= Feeds.RECORDS + 5; seq++) {
            Feeds.append(feed, seq);
        }

        assertThat(all()).containsExactly("BULK", "BOARD_RESYNC", "ERROR");
        assertThat(outbox.unsentTerminals()).isZero();
        assertThat(outbox.waitingBytes()).isZero();
    }

    @Test
    void onlyTheLatestPresenceIsSentAndOnlyOnce() {
        outbox.attach(feed, 0);
        assertThat(outbox.next().isEmpty()).isTrue();
        UUID ada = UUID.randomUUID();
        Feeds.publishCursor(feed, ada, 1);
        Feeds.publishCursor(feed, ada, 2);
        Feeds.publishCursor(feed, UUID.randomUUID(), 3);

        Frame presence = WireSamples.frames(outbox.next()).get(0);
        assertThat(presence.getPresenceChanged().getPeopleList())
                .extracting(person -> person.getCursor().getX())
                .containsExactlyInAnyOrder(2f, 3f);
        assertThat(outbox.isReady()).isFalse();
        assertThat(outbox.next().isEmpty()).isTrue();
    }

    @Test
    void whoAttachesSeesWhoeverWasThereBefore() {
        Feeds.publishCursor(feed, UUID.randomUUID(), 1);
        Feeds.publishCursor(feed, UUID.randomUUID(), 2);
        outbox.attach(feed, 0);

        assertThat(WireSamples.frames(outbox.next()).get(0).getPresenceChanged().getPeopleList())
                .hasSize(2);
    }

    @Test
    void answersCountAsUnsentUntilTheyAreTaken() {
        outbox.sendTerminal(ByteString.fromArray(new byte[30_000]), 0);
        outbox.sendTerminal(ByteString.fromArray(new byte[30_000]), 0);
        outbox.send(answer());
        assertThat(outbox.unsentTerminals()).isEqualTo(2);
        outbox.next();
        assertThat(outbox.unsentTerminals()).isEqualTo(1);
        outbox.next();
        assertThat(outbox.unsentTerminals()).isZero();
    }

    private static ByteString part() {
        return WireSamples.message(WireSamples.request(Syscall.BOARD_JOIN).setStatus(Status.BULK));
    }

    private static ByteString error() {
        return WireSamples.message(WireSamples.request(Syscall.BOARD_JOIN).setStatus(Status.ERROR));
    }

    private static ByteString answer() {
        return WireEncoder.done(WireSamples.exchange(Syscall.BOARD_PART));
    }

    /** Everything there is: numbers of the log's records, and names of the rest. */
    private List<String> all() {
        List<String> names = new ArrayList<>();
        while (outbox.isReady()) {
            names.addAll(names(outbox.next()));
        }
        return names;
    }

    private static List<String> names(ByteString message) {
        return WireSamples.frames(message).stream().map(OutboxTest::name).toList();
    }

    private static String name(Frame frame) {
        if (frame.getSyscall() == Syscall.BOARD_PARTED) {
            return Integer.toString(frame.getFrom().asReadOnlyByteBuffer().getInt(12));
        }
        return frame.getStatus() == Status.EVENT
                ? frame.getSyscall().name()
                : frame.getStatus().name();
    }
}
