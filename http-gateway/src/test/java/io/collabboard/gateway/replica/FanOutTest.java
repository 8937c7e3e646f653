package io.collabboard.gateway.replica;

import static io.collabboard.gateway.replica.ReplicaFixture.TICK;
import static io.collabboard.gateway.replica.ReplicaFixture.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.wire.WireSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When sessions are woken, for changes and for presence. */
class FanOutTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final ReplicaFixture board = new ReplicaFixture(KIT);
    private final Participant ada = person("Ada");
    private final RecordingFollower follower = new RecordingFollower();

    @AfterAll
    static void stopKit() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void stop() {
        board.close();
    }

    // ---- changes ----

    @Test
    void whatIsInTheMailboxAlreadyGoesWithOneWakeUp() {
        board.joined(ada, follower);
        Submission submission = new Submission(
                UUID.randomUUID(), ada.clientId(), ada.userId(), new Operation.DeleteObject(UUID.randomUUID()));
        board.replica.tell(new ReplicaCommand.Submit(submission, follower));
        long batchId =
                board.entity.expectMessageClass(BoardCommand.SubmitBatch.class).batchId();
        board.settle();
        follower.wakes.set(0);

        CountDownLatch letGo = board.hold();
        board.commit(submission.operationId(), ada.clientId());
        board.inbox.tell(new ReplicaMessage.BatchOutcome(
                batchId, List.of(new Outcome.Accepted(submission.operationId(), 1, 1))));
        board.commit();
        board.commit();
        letGo.countDown();

        follower.expect(ReplicaReply.Decided.class);
        board.settle();
        assertThat(follower.wakes).hasValue(1);
    }

    @Test
    void onASmallBoardEachCommitIsFlushedAtOnce() {
        board.joined(ada, follower);
        board.settle();
        follower.wakes.set(0);
        for (int i = 1; i <= 5; i++) {
            board.commit();
            board.settle();
            assertThat(follower.wakes).hasValue(i);
        }
        assertThat(board.ticks.due()).isEmpty();
    }

    @Test
    void withManyFollowersCommitsAreGathered() {
        List<RecordingFollower> all = join(200);
        board.ticks.advance(Duration.ofSeconds(1));
        board.settle();
        all.forEach(one -> one.wakes.set(0));

        board.commit();
        board.settle();
        assertWokenOnce(all, "at rest, at once");
        board.commit();
        board.commit();
        board.settle();
        assertWokenOnce(all, "not again before the interval is over");
        assertThat(board.ticks.due()).containsExactly(Duration.ofMillis(4));

        board.ticks.advance(Duration.ofMillis(4).minus(NANO));
        board.settle();
        assertWokenOnce(all, "not before");
        board.ticks.advance(NANO);
        board.settle();
        assertThat(all).allMatch(one -> one.wakes.get() == 2);
        board.commit();
        board.settle();
        assertThat(board.ticks.due()).as("twice as long after a flush of two").containsExactly(Duration.ofMillis(8));
    }

    @Test
    void aSubmittersOwnAnswerIsNotPaced() {
        List<RecordingFollower> all = join(200);
        board.commit();
        board.settle();
        Submission submission = new Submission(
                UUID.randomUUID(), ada.clientId(), ada.userId(), new Operation.DeleteObject(UUID.randomUUID()));
        board.replica.tell(new ReplicaCommand.Submit(submission, follower));
        long batchId =
                board.entity.expectMessageClass(BoardCommand.SubmitBatch.class).batchId();

        board.commit(submission.operationId(), ada.clientId());
        board.inbox.tell(new ReplicaMessage.BatchOutcome(
                batchId, List.of(new Outcome.Accepted(submission.operationId(), 2, 1))));

        assertThat(follower.expect(ReplicaReply.Decided.class).barrier()).isPositive();
        assertThat(board.ticks.due()).as("the others hear of it later").hasSize(1);
        assertThat(all).isNotEmpty();
    }

    @Test
    void manyJoinsAtOnceWakeNobodyForEachOfThem() {
        board.joined(ada, follower);
        board.settle();
        follower.wakes.set(0);

        CountDownLatch letGo = board.hold();
        for (int i = 0; i < 500; i++) {
            board.join(person("Guest"), new RecordingFollower());
        }
        letGo.countDown();
        board.settle();

        assertThat(follower.wakes.get()).isBetween(1, 2);
    }

    // ---- presence ----

    @Test
    @DisplayName("R41 the first change after a quiet tick goes at once, the next one tick after the last")
    void leadingEdgeAndExactSpacing() {
        BoardFeed feed = board.joined(ada, follower);
        board.settle();

        board.move(ada, 1);
        board.settle();
        assertThat(x(feed)).isEqualTo(1);
        board.move(ada, 2);
        board.move(ada, 3);
        board.settle();
        assertThat(x(feed)).isEqualTo(1);
        assertThat(board.ticks.due()).containsExactly(TICK);
        assertThat(board.meter("collabboard.presence.replaced")).isEqualTo(1);

        board.ticks.advance(TICK.minus(NANO));
        board.settle();
        assertThat(x(feed)).isEqualTo(1);
        board.ticks.advance(NANO);
        board.settle();
        assertThat(x(feed)).isEqualTo(3);
        assertThat(board.ticks.due()).as("nothing is due at rest").isEmpty();

        board.ticks.advance(TICK.plusMillis(50));
        board.move(ada, 4);
        board.settle();
        assertThat(x(feed)).isEqualTo(4);
    }

    @Test
    @DisplayName("R41 however often somebody moves, it is published at most 31 times a second")
    void atMostThirtyOneASecond() {
        BoardFeed feed = board.joined(ada, follower);
        board.settle();
        long before = feed.presence().tick();
        follower.wakes.set(0);
        for (int ms = 0; ms < 1_000; ms++) {
            board.move(ada, ms + 1);
            board.settle();
            board.ticks.advance(Duration.ofMillis(1));
        }
        board.settle();

        assertThat(feed.presence().tick() - before).isBetween(30L, 31L);
        assertThat(follower.wakes.get()).isBetween(30, 31);
    }

    @Test
    void whoDoesNotMoveIsNotTold() {
        BoardFeed feed = board.joined(ada, follower);
        board.move(ada, 1);
        board.settle();
        long tick = feed.presence().tick();
        follower.wakes.set(0);

        board.ticks.advance(TICK);
        board.move(ada, 1);
        board.settle();

        assertThat(feed.presence().tick()).isEqualTo(tick);
        assertThat(follower.wakes).hasValue(0);
        assertThat(board.ticks.due()).isEmpty();
    }

    @Test
    void presenceAndAFlushThatWaitsGoWithOneWakeUp() {
        List<RecordingFollower> all = join(600);
        board.move(ada, 1);
        board.settle();
        board.ticks.advance(TICK.minusMillis(5));
        board.settle();
        board.commit();
        board.settle();
        all.forEach(one -> one.wakes.set(0));
        board.commit();
        board.move(ada, 2);
        board.settle();
        assertThat(board.ticks.due()).as("one alarm for both").containsExactly(Duration.ofMillis(5));

        board.ticks.advance(Duration.ofMillis(20));
        board.settle();

        assertThat(all).allMatch(one -> one.wakes.get() == 1);
        assertThat(board.ticks.due()).isEmpty();
    }

    private static float x(BoardFeed feed) {
        return WireSamples.frames(feed.presence().since(-1))
                .get(0)
                .getPresenceChanged()
                .getPeople(0)
                .getCursor()
                .getX();
    }

    private static void assertWokenOnce(List<RecordingFollower> followers, String when) {
        assertThat(followers).as(when).allMatch(one -> one.wakes.get() == 1);
    }

    /** Ada and others; all is quiet again afterwards. */
    private List<RecordingFollower> join(int people) {
        List<RecordingFollower> all = new ArrayList<>(List.of(follower));
        board.joined(ada, follower);
        while (all.size() < people) {
            RecordingFollower other = new RecordingFollower();
            board.join(person("Guest"), other);
            all.add(other);
        }
        board.settle();
        board.ticks.advance(Duration.ofSeconds(1));
        board.settle();
        board.ticks.advance(Duration.ofSeconds(1));
        return all;
    }
}
