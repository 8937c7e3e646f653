package io.collabboard.gateway.replica;

import static io.collabboard.gateway.replica.RecordingFollower.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Value;
import io.collabboard.board.BoardEntity;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatEntity;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.SnapshotEncoder;
import io.collabboard.gateway.wire.WireEncoder;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.wire.v1.BoardSnapshot;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.PresenceChanged;
import io.collabboard.proto.wire.v1.Syscall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoardReplicaTest {

    private static final long EPOCH = 9;
    private static final BoardMeta META = new BoardMeta("Plans", "owner", true, 1);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final QueueSettings QUEUE = new QueueSettings(256, 256 << 10, 10_000, 16 << 20);
    private static final ReplicaSettings SETTINGS = new ReplicaSettings(
            QUEUE,
            1 << 20,
            1 << 10,
            Duration.ofMillis(10),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofNanos(20_000),
            Duration.ofMillis(20),
            4096,
            256,
            Duration.ofSeconds(5));

    private static final NodeTicks TICKS = new NodeTicks();

    private static ActorTestKit kit;

    private final UUID boardId = UUID.randomUUID();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestProbe<BoardCommand> region = kit.createTestProbe(BoardCommand.class);
    private final TestProbe<BoardCommand> incarnation = kit.createTestProbe(BoardCommand.class);
    private final TestProbe<Replicas.Command> parent = kit.createTestProbe(Replicas.Command.class);
    private final RecordingFollower follower = new RecordingFollower();
    private final Participant ada = person("Ada");

    private ActorRef<ReplicaCommand> replica = start(SETTINGS);
    private ActorRef<ReplicaMessage> inbox;

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
        TICKS.close();
    }

    @AfterEach
    void stop() {
        kit.stop(replica);
    }

    // ---- joining ----

    @Test
    void aJoinWaitsUntilTheBoardIsLoaded() {
        join(ada, follower, 0, 0);
        follower.expectNothing();

        load(5, object(), object());

        ReplicaReply.Joined joined = follower.expect(ReplicaReply.Joined.class);
        assertThat(joined.board().count()).isEqualTo(2);
        assertThat(joined.board().seq()).isEqualTo(5);
        assertThat(joined.board().epoch()).isEqualTo(EPOCH);
        assertThat(joined.board().participants()).containsExactly(ada);
    }

    @Test
    void whoJoinsGetsTheSnapshotAndThenEachChangeOnce() {
        load(5);
        join(ada, follower, 0, 0);
        follower.expect(ReplicaReply.Joined.class);
        commit(6, 3);

        RecordingFollower late = new RecordingFollower();
        join(person("Bob"), late, 0, 0);
        ReplicaReply.Joined joined = late.expect(ReplicaReply.Joined.class);
        long snapshotSeq = snapshotSeq(joined);
        commit(9, 2);
        awaitSeq(joined.feed(), 10);

        assertThat(changes(joined.feed(), joined.position())).containsExactlyElementsOf(range(snapshotSeq + 1, 10));
    }

    @Test
    void whoComesBackGetsOnlyWhatIsMissing() {
        load(5);
        join(ada, follower, 0, 0);
        follower.expect(ReplicaReply.Joined.class);
        commit(6, 2);
        commit(8, 2);
        commit(10, 1);

        join(person("Bob"), follower, EPOCH, 7);

        ReplicaReply.Joined joined = follower.expect(ReplicaReply.Joined.class);
        assertThat(joined.parts()).isEmpty();
        assertThat(joined.board().resumed()).isTrue();
        assertThat(changes(joined.feed(), joined.position())).containsExactly(8L, 9L, 10L);
    }

    @Test
    void whoComesBackFromAnotherEpochOrTheFutureGetsASnapshot() {
        load(5, object());
        for (long[] have : new long[][] {{EPOCH + 1, 5}, {EPOCH, 6}, {EPOCH, 0}, {EPOCH, -1}}) {
            join(person("Bob"), follower, have[0], have[1]);
            ReplicaReply.Joined joined = follower.expect(ReplicaReply.Joined.class);
            assertThat(joined.parts()).as("epoch %d seq %d", have[0], have[1]).isNotEmpty();
        }
    }

    @Test
    void aPrivateBoardIsNotOpenToOthers() {
        subscribed(new BoardMeta("Plans", "somebody", false, 1), 5, incarnation);
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 0, List.of()));

        join(ada, follower, 0, 0);

        follower.expect(ReplicaReply.JoinFailed.class);
    }

    @Test
    void aJoinOfAMissingBoardFailsAndTheReplicaGoes() {
        join(ada, follower, 0, 0);
        subscription().replica().tell(ReplicaMessage.BoardMissing.INSTANCE);

        follower.expect(ReplicaReply.JoinFailed.class);
        parent.expectMessageClass(Replicas.Idle.class);
        replica.tell(new ReplicaEvent.Retire());
        region.expectMessageClass(BoardCommand.Unsubscribe.class);
        parent.expectTerminated(replica, Duration.ofSeconds(3));
    }

    @Test
    void aJoinAfterAReloadStartsInTheNewLog() {
        ReplicaReply.Joined before = loadAndJoin(5);
        commit(6, 20);
        awaitSeq(before.feed(), 25);
        RecordingFollower another = new RecordingFollower();
        join(person("Bob"), another, 0, 0);
        another.expect(ReplicaReply.Joined.class);

        reload(100, object());
        follower.expect(ReplicaReply.FeedBroken.class);
        join(person("Cy"), another, 0, 0);

        another.expect(ReplicaReply.FeedBroken.class);
        ReplicaReply.Joined joined = another.expect(ReplicaReply.Joined.class);
        assertThat(joined.position()).isLessThanOrEqualTo(joined.barrier());
        assertThat(snapshotSeq(joined)).isEqualTo(100);
        assertThat(joined.board().count()).isEqualTo(1);
    }

    // ---- snapshots for many ----

    @Test
    void aStormOfJoinsReadsTheEntityOnceAndEncodesOnce() {
        List<RecordingFollower> storm =
                Stream.generate(RecordingFollower::new).limit(500).toList();
        List<Participant> people =
                storm.stream().map(session -> person("Somebody")).toList();
        for (int i = 0; i < 250; i++) {
            join(people.get(i), storm.get(i), 0, 0);
        }
        load(5, Stream.generate(BoardReplicaTest::object).limit(10_000).toArray(BoardObject[]::new));
        for (int i = 250; i < 500; i++) {
            join(people.get(i), storm.get(i), 0, 0);
        }

        List<List<SnapshotEncoder.SharedPart>> parts = storm.stream()
                .map(session -> session.expect(ReplicaReply.Joined.class).parts())
                .toList();

        assertThat(parts).allMatch(one -> one == parts.get(0));
        assertThat(encodings()).isEqualTo(1);
        region.expectNoMessage(QUIET);
    }

    @Test
    void whoAcceptsItGetsTheSameObjectsInFewerBytes() throws FrameException {
        BoardObject[] objects =
                Stream.generate(BoardReplicaTest::object).limit(3_000).toArray(BoardObject[]::new);
        load(5, objects);
        join(ada, follower, 0, 0);
        ReplicaReply.Joined plain = follower.expect(ReplicaReply.Joined.class);
        joinAcceptingDeflate(person("Bob"));
        ReplicaReply.Joined deflated = follower.expect(ReplicaReply.Joined.class);

        assertThat(objects(deflated)).isEqualTo(objects(plain)).hasSize(3_000);
        assertThat(bytes(deflated.parts())).isLessThan(bytes(plain.parts()) / 2);
        joinAcceptingDeflate(person("Cy"));
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isSameAs(deflated.parts());
        assertThat(encodings()).isEqualTo(2);
    }

    @Test
    void aBoardThatCannotBeEncodedRefusesWhoJoinsAndNothingElse() {
        BoardObject broken =
                new BoardObject(UUID.randomUUID(), null, 1, 2, null, null, 0, 0, Map.of(), null, "owner", 1);
        load(5, broken);
        join(ada, follower, 0, 0);

        ReplicaReply.JoinFailed failed = follower.expect(ReplicaReply.JoinFailed.class);
        assertThat(WireSamples.frames(WireEncoder.error(failed.problem()))
                        .get(0)
                        .getError()
                        .getRetryable())
                .isTrue();
        join(ada, follower, EPOCH, 5);
        follower.expect(ReplicaReply.Joined.class);
    }

    // ---- resuming ----

    @Test
    void whoResumesFromBeforeTheLogGetsWhatTheEntityHasAndThenTheLog() {
        load(50);
        join(ada, follower, EPOCH, 47);
        BoardCommand.ReadChanges read = region.expectMessageClass(BoardCommand.ReadChanges.class);
        assertThat(read.afterSeq()).isLessThanOrEqualTo(47);
        commit(51, 2);
        changes(read, false, batch(46, 3));
        follower.expectNothing();
        commit(53, 1);
        changes(read, true, batch(49, 2), batch(51, 2), batch(53, 1));

        ReplicaReply.Joined joined = follower.expect(ReplicaReply.Joined.class);
        assertThat(joined.board().resumed()).isTrue();
        assertThat(joined.board().seq()).isEqualTo(53);
        assertThat(joined.parts()).isEmpty();
        assertThat(missed(joined)).containsExactly(48L, 49L, 50L);
        assertThat(changes(joined.feed(), joined.position())).containsExactly(51L, 52L, 53L);
    }

    @Test
    void allWhoResumeShareOneReadOfTheEntity() {
        load(1_000);
        List<RecordingFollower> storm =
                Stream.generate(RecordingFollower::new).limit(50).toList();
        for (int i = 0; i < 25; i++) {
            join(person("Bob"), storm.get(i), EPOCH, 990 - i % 7);
        }
        BoardCommand.ReadChanges read = region.expectMessageClass(BoardCommand.ReadChanges.class);
        assertThat(read.afterSeq()).isLessThan(984);
        changes(read, true, batch(900, 101));
        for (int i = 25; i < 50; i++) {
            join(person("Bob"), storm.get(i), EPOCH, 990 - i % 7);
        }

        for (int i = 0; i < 50; i++) {
            assertThat(missed(storm.get(i).expect(ReplicaReply.Joined.class)))
                    .containsExactlyElementsOf(range(991 - i % 7, 1_000));
        }
        region.expectNoMessage(QUIET);
    }

    @Test
    void whatTheEntityNoLongerHasIsASnapshotAndNotAskedForAgain() {
        load(50);
        join(ada, follower, EPOCH, 40);
        changes(region.expectMessageClass(BoardCommand.ReadChanges.class), true, batch(46, 5));
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isNotEmpty();

        join(ada, follower, EPOCH, 41);
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isNotEmpty();
        join(ada, follower, EPOCH, 45);
        assertThat(missed(follower.expect(ReplicaReply.Joined.class))).containsExactlyElementsOf(range(46, 50));
        region.expectNoMessage(QUIET);
    }

    @Test
    void anEntityThatDoesNotAnswerKeepsNobodyFromJoining() {
        load(50);
        join(ada, follower, EPOCH, 47);
        region.expectMessageClass(BoardCommand.ReadChanges.class);

        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isNotEmpty();
        join(ada, follower, EPOCH, 46);
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isNotEmpty();
        region.expectNoMessage(QUIET);
    }

    @Test
    void theSuccessorOfAnEntityThatDidNotAnswerIsAskedForTheSame() {
        load(50);
        join(ada, follower, EPOCH, 47);
        BoardCommand.ReadChanges read = region.expectMessageClass(BoardCommand.ReadChanges.class);
        inbox.tell(new ReplicaMessage.EntityStopping(incarnation.ref()));
        subscription();
        TestProbe<BoardCommand> successor = kit.createTestProbe();
        inbox.tell(new ReplicaMessage.Subscribed(successor.ref(), EPOCH, 50, META, List.of(), 0, Set.of()));

        BoardCommand.ReadChanges again = region.expectMessageClass(BoardCommand.ReadChanges.class);
        assertThat(again.afterSeq()).isEqualTo(read.afterSeq());
        changes(again, true, batch(46, 5));
        assertThat(missed(follower.expect(ReplicaReply.Joined.class))).containsExactly(48L, 49L, 50L);
    }

    @Test
    void anAnswerThatComesBehindAReloadIsNotUsed() {
        load(50);
        join(ada, follower, EPOCH, 47);
        BoardCommand.ReadChanges read = region.expectMessageClass(BoardCommand.ReadChanges.class);
        reload(60);
        BoardCommand.ReadChanges again = region.expectMessageClass(BoardCommand.ReadChanges.class);
        changes(read, true, batch(48, 3));
        follower.expectNothing();

        changes(again, true, batch(48, 13));
        ReplicaReply.Joined joined = follower.expect(ReplicaReply.Joined.class);
        assertThat(missed(joined)).containsExactlyElementsOf(range(48, 60));
        assertThat(changes(joined.feed(), joined.position())).isEmpty();
    }

    @Test
    void whoLacksMoreThanTheBoardIsLargeGetsASnapshot() {
        BoardObject object = object();
        load(5, object);
        for (int seq = 6; seq < 10; seq++) {
            inbox.tell(new ReplicaMessage.Commit(EPOCH, largeUpdate(seq, object.id())));
        }

        join(ada, follower, EPOCH, 8);
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isEmpty();
        join(ada, follower, EPOCH, 5);
        assertThat(follower.expect(ReplicaReply.Joined.class).parts()).isNotEmpty();
    }

    @Test
    void theBytesOfEachWayToStartAreCounted() {
        load(50, object());
        join(ada, follower, EPOCH, 48);
        changes(region.expectMessageClass(BoardCommand.ReadChanges.class), true, batch(49, 2));
        ReplicaReply.Joined tail = follower.expect(ReplicaReply.Joined.class);
        join(ada, follower, 0, 0);
        ReplicaReply.Joined snapshot = follower.expect(ReplicaReply.Joined.class);
        commit(51, 1);
        awaitSeq(snapshot.feed(), 51);
        join(ada, follower, EPOCH, 50);
        ReplicaReply.Joined log = follower.expect(ReplicaReply.Joined.class);

        assertThat(joinBytes("tail"))
                .isEqualTo(tail.missed().stream().mapToInt(ByteString::size).sum());
        assertThat(joinBytes("snapshot")).isEqualTo(bytes(snapshot.parts()));
        assertThat(joinBytes("log"))
                .isEqualTo(log.feed().log().at(log.position()).bytes().size());
    }

    // ---- following the entity ----

    @Test
    void aGapInTheCommitsMakesTheReplicaSubscribeAgainOnce() {
        ReplicaReply.Joined joined = loadAndJoin(5);

        inbox.tell(new ReplicaMessage.Commit(EPOCH, batch(8, 1)));
        inbox.tell(new ReplicaMessage.Commit(EPOCH, batch(9, 1)));

        assertThat(subscription().haveSeq()).isEqualTo(5);
        region.expectNoMessage(QUIET);
        inbox.tell(new ReplicaMessage.Subscribed(
                incarnation.ref(), EPOCH, 9, META, List.of(batch(6, 2), batch(8, 1), batch(9, 1)), 0, Set.of()));
        commit(10, 1);
        awaitSeq(joined.feed(), 10);
        assertThat(changes(joined.feed(), joined.position())).containsExactly(6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aRepeatedCommitIsAppliedOnce() {
        ReplicaReply.Joined joined = loadAndJoin(5);
        commit(6, 1);
        commit(6, 1);
        commit(7, 1);
        awaitSeq(joined.feed(), 7);

        assertThat(changes(joined.feed(), joined.position())).containsExactly(6L, 7L);
    }

    @Test
    void anotherSnapshotOfWhatIsHereDisturbsNobody() {
        ReplicaReply.Joined joined = loadAndJoin(5);

        inbox.tell(new ReplicaMessage.Subscribed(incarnation.ref(), EPOCH, 5, META, List.of(), 1, Set.of()));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 0, List.of()));
        commit(6, 1);

        awaitSeq(joined.feed(), 6);
        follower.expectNothing();
    }

    @Test
    void aLoadThatGoesOnIsNotBegunAgain() {
        kit.stop(replica);
        region.expectMessageClass(BoardCommand.Subscribe.class);
        Duration renewal = Duration.ofMillis(600);
        replica = start(new ReplicaSettings(
                QUEUE,
                1 << 20,
                1 << 10,
                Duration.ofMillis(10),
                renewal,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofNanos(20_000),
                Duration.ofMillis(20),
                4096,
                256,
                Duration.ofSeconds(5)));
        subscription();
        inbox.tell(new ReplicaMessage.Subscribed(incarnation.ref(), EPOCH, 5, META, List.of(), 3, Set.of()));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 0, List.of(object())));

        // One renewal finds the part; the next finds no other.
        region.expectNoMessage(renewal.plusMillis(50));
        region.expectMessageClass(BoardCommand.Subscribe.class);
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 1, List.of(object())));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 2, List.of(object())));
        join(ada, follower, 0, 0);
        assertThat(follower.expect(ReplicaReply.Joined.class).board().count()).isEqualTo(3);
    }

    @Test
    void anotherEpochBreaksTheFeed() {
        loadAndJoin(5);

        inbox.tell(new ReplicaMessage.Subscribed(incarnation.ref(), EPOCH + 1, 2, META, List.of(), 1, Set.of()));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH + 1, 2, 0, List.of()));

        assertThat(follower.expect(ReplicaReply.FeedBroken.class).boardId()).isEqualTo(boardId);
        join(ada, follower, EPOCH, 5);
        assertThat(follower.expect(ReplicaReply.Joined.class).board().epoch()).isEqualTo(EPOCH + 1);
    }

    @Test
    void whenTheEntityStopsTheReplicaSubscribesAgainAndSubmitsTheBatchAgain() {
        loadAndJoin(5);
        Submission operation = submit(ada, follower);
        BoardCommand.SubmitBatch sent = region.expectMessageClass(BoardCommand.SubmitBatch.class);

        incarnation.stop();

        assertThat(subscription().haveSeq()).isEqualTo(5);
        TestProbe<BoardCommand> successor = kit.createTestProbe();
        inbox.tell(new ReplicaMessage.Subscribed(successor.ref(), EPOCH, 5, META, List.of(), 0, Set.of()));
        BoardCommand.SubmitBatch again = region.expectMessageClass(BoardCommand.SubmitBatch.class);
        assertThat(again).isEqualTo(sent);
        commitOf(6, operation);
        outcome(again, new Outcome.Accepted(operation.operationId(), 6, 1));
        follower.expect(ReplicaReply.Decided.class);
        outcome(again, new Outcome.Accepted(operation.operationId(), 6, 1));
        follower.expectNothing();
    }

    @Test
    void aSubscriptionThatGetsLostWhileTheEntityMovesIsAskedForAgainWithoutARenewal() {
        loadAndJoin(5);

        incarnation.stop();

        subscription();
        assertThat(subscription().haveSeq()).isEqualTo(5);
        TestProbe<BoardCommand> successor = kit.createTestProbe();
        inbox.tell(new ReplicaMessage.Subscribed(successor.ref(), EPOCH, 5, META, List.of(), 0, Set.of()));
        commit(6, 1);
        successor.stop();
        subscription();
    }

    @Test
    void anEntityThatStopsAgainWithoutHavingWorkedIsNotAskedAtOnce() {
        loadAndJoin(5);
        submit(ada, follower);
        region.expectMessageClass(BoardCommand.SubmitBatch.class);
        incarnation.stop();
        subscription();
        TestProbe<BoardCommand> successor = kit.createTestProbe();
        inbox.tell(new ReplicaMessage.Subscribed(successor.ref(), EPOCH, 5, META, List.of(), 0, Set.of()));
        region.expectMessageClass(BoardCommand.SubmitBatch.class);

        successor.stop();

        region.expectNoMessage(Duration.ofMillis(200));
    }

    @Test
    void whereTheEntityGoesTheReplicaSubscribesAtOnceHoweverOftenItMoves() {
        loadAndJoin(5);
        TestProbe<BoardCommand> entity = incarnation;
        for (int i = 0; i < 3; i++) {
            inbox.tell(new ReplicaMessage.EntityStopping(entity.ref()));
            assertThat(subscription().haveSeq()).isEqualTo(5);
            TestProbe<BoardCommand> successor = kit.createTestProbe();
            inbox.tell(new ReplicaMessage.Subscribed(successor.ref(), EPOCH, 5, META, List.of(), 0, Set.of()));
            entity.stop();
            entity = successor;
        }
        inbox.tell(new ReplicaMessage.EntityStopping(incarnation.ref()));

        region.expectNoMessage(QUIET);
    }

    @Test
    void anOutcomeWaitsForTheCommitThatItStandsFor() {
        ReplicaReply.Joined joined = loadAndJoin(5);
        Submission operation = submit(ada, follower);
        BoardCommand.SubmitBatch sent = region.expectMessageClass(BoardCommand.SubmitBatch.class);

        outcome(sent, new Outcome.Accepted(operation.operationId(), 6, 1));

        follower.expectNothing();
        assertThat(subscription().haveSeq()).isEqualTo(5);
        inbox.tell(new ReplicaMessage.Subscribed(
                incarnation.ref(), EPOCH, 6, META, List.of(batchOf(6, operation)), 0, Set.of()));
        assertThat(region.expectMessageClass(BoardCommand.SubmitBatch.class)).isEqualTo(sent);
        outcome(sent, new Outcome.Accepted(operation.operationId(), 6, 1));
        long barrier = follower.expect(ReplicaReply.Decided.class).barrier();
        assertThat(joined.feed().log().at(barrier - 1).seq()).isEqualTo(6);
    }

    @Test
    void aDeletedBoardEndsForEveryone() {
        ReplicaReply.Joined joined = loadAndJoin(5);

        inbox.tell(new ReplicaMessage.Commit(
                EPOCH,
                new BoardChanged(
                        6,
                        1,
                        List.of(new Change(
                                UUID.randomUUID(), UUID.randomUUID(), "owner", new Change.BoardDeleted())))));

        long barrier = follower.expect(ReplicaReply.BoardEnded.class).barrier();
        List<Frame> frames = read(joined.feed().log(), joined.position());
        assertThat(frames.get(frames.size() - 1).getSyscall()).isEqualTo(Syscall.BOARD_DELETED);
        assertThat(barrier).isEqualTo(joined.feed().log().head());
        submit(ada, follower);
        assertThat(((Outcome.Refused)
                                follower.expect(ReplicaReply.Decided.class).outcome())
                        .refusal()
                        .reason())
                .isEqualTo(Refusal.Reason.BOARD_NOT_FOUND);
        parent.expectMessageClass(Replicas.Idle.class);
    }

    // ---- submitting ----

    @Test
    void whatComesInWhileABatchIsUnderWayBecomesTheNextBatch() {
        loadAndJoin(5);
        Submission first = submit(ada, follower);
        BoardCommand.SubmitBatch sent = region.expectMessageClass(BoardCommand.SubmitBatch.class);
        Submission second = submit(ada, follower);
        Submission third = submit(ada, follower);
        region.expectNoMessage(QUIET);

        commitOf(6, first);
        outcome(sent, new Outcome.Accepted(first.operationId(), 6, 1));

        BoardCommand.SubmitBatch next = region.expectMessageClass(BoardCommand.SubmitBatch.class);
        assertThat(next.submissions()).containsExactly(second, third);
        assertThat(next.batchId()).isNotEqualTo(sent.batchId());
    }

    @Test
    void anOperationIsTakenBackOnlyBeforeItIsSent() {
        loadAndJoin(5);
        Submission sent = submit(ada, follower);
        Submission waiting = submit(ada, follower);

        replica.tell(new ReplicaCommand.Withdraw(ada.clientId(), sent.operationId()));
        replica.tell(new ReplicaCommand.Withdraw(ada.clientId(), waiting.operationId()));

        assertThat(follower.expect(ReplicaReply.Withdrawn.class).operationId()).isEqualTo(waiting.operationId());
        follower.expectNothing();
    }

    @Test
    void whoHasLeftStillHearsWhatBecameOfItsOperations() {
        loadAndJoin(5);
        Submission operation = submit(ada, follower);
        BoardCommand.SubmitBatch sent = region.expectMessageClass(BoardCommand.SubmitBatch.class);
        replica.tell(new ReplicaCommand.Leave(ada.clientId()));

        commitOf(6, operation);
        outcome(sent, new Outcome.Accepted(operation.operationId(), 6, 1));

        assertThat(follower.expect(ReplicaReply.Decided.class).outcome().operationId())
                .isEqualTo(operation.operationId());
    }

    @Test
    void onlyAStaleUpdateIsAnsweredWithTheObjectAsItIs() {
        BoardObject object = object();
        subscribed(META, 5, incarnation);
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 5, 0, List.of(object)));
        join(ada, follower, 0, 0);
        follower.expect(ReplicaReply.Joined.class);
        for (Refusal.Reason reason : List.of(Refusal.Reason.STALE_UPDATE, Refusal.Reason.INVALID_ARGUMENT)) {
            Submission update = submit(ada, follower, new Operation.UpdateObject(object.id(), WireSamples.moved(7), 3));
            BoardCommand.SubmitBatch sent = region.expectMessageClass(BoardCommand.SubmitBatch.class);
            outcome(sent, new Outcome.Refused(update.operationId(), new Refusal(reason, "no", null, 0)));
            assertThat(follower.expect(ReplicaReply.Decided.class).current())
                    .isEqualTo(reason == Refusal.Reason.STALE_UPDATE ? object : null);
        }
    }

    // ---- people ----

    @Test
    void peopleOfOtherNodesComeAndGo() {
        ReplicaReply.Joined joined = loadAndJoin(5);
        TestProbe<ReplicaMessage> peer = kit.createTestProbe();
        Participant bob = person("Bob");
        inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(bob), 1));

        assertThat(peer.expectMessageClass(ReplicaMessage.PeerParticipants.class)
                        .participants())
                .containsExactly(ada);
        replica.tell(new ReplicaCommand.ListUsers(ada.clientId(), WireSamples.exchange(Syscall.BOARD_USERS_LIST)));
        assertThat(follower.expect(ReplicaReply.Participants.class).participants())
                .containsExactly(ada, bob);

        peer.stop();

        await().untilAsserted(() -> assertThat(read(joined.feed().log(), joined.position()))
                .extracting(Frame::getSyscall)
                .endsWith(Syscall.BOARD_JOINED, Syscall.BOARD_PARTED));
    }

    @Test
    void whoIsHereDoesNotPartBecauseAnotherReplicaLetsHimGo() {
        ReplicaReply.Joined joined = loadAndJoin(5);
        TestProbe<ReplicaMessage> peer = kit.createTestProbe();

        inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(ada), 1));
        inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(), 2));
        commit(6, 1);
        awaitSeq(joined.feed(), 6);

        assertThat(read(joined.feed().log(), joined.position()))
                .extracting(Frame::getSyscall)
                .containsExactly(Syscall.BOARD_JOINED, Syscall.OBJECT_DELETED);
    }

    @Test
    void aDragIsShownUntilItsUpdateIsCommitted() {
        ReplicaReply.Joined joined = loadAndJoin(5);
        TestProbe<ReplicaMessage> peer = kit.createTestProbe();
        inbox.tell(new ReplicaMessage.Peers(Set.of(peer.ref())));
        peer.expectMessageClass(ReplicaMessage.PeerParticipants.class);
        UUID updateId = UUID.randomUUID();
        PersonPresence.Drag drag = new PersonPresence.Drag(UUID.randomUUID(), WireSamples.moved(3), updateId);

        replica.tell(new ReplicaCommand.Drag(ada.clientId(), List.of(drag)));
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class)
                        .people()
                        .get(0)
                        .drags())
                .containsExactly(drag);
        inbox.tell(new ReplicaMessage.Commit(
                EPOCH,
                new BoardChanged(
                        6,
                        1,
                        List.of(new Change(
                                updateId,
                                ada.clientId(),
                                "owner",
                                new Change.ObjectUpdated(drag.objectId(), drag.patch(), 2))))));
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class)
                        .people()
                        .get(0)
                        .drags())
                .isEmpty();
        replica.tell(new ReplicaCommand.Drag(ada.clientId(), List.of(drag)));
        replica.tell(new ReplicaCommand.MoveCursor(ada.clientId(), new PersonPresence.Cursor(1, 2, null)));
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class)
                        .people()
                        .get(0)
                        .drags())
                .isEmpty();

        PresenceChanged seen =
                WireSamples.frames(joined.feed().presence().since(-1)).get(0).getPresenceChanged();
        assertThat(seen.getPeople(0).getDragsList()).isEmpty();
    }

    // ---- going ----

    @Test
    void aReplicaThatNobodyLooksAtGoesAfterAWhile() {
        kit.stop(replica);
        region.expectMessageClass(BoardCommand.Subscribe.class);
        replica = start(new ReplicaSettings(
                QUEUE,
                1 << 20,
                1 << 10,
                Duration.ofMillis(10),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMillis(20),
                Duration.ofNanos(20_000),
                Duration.ofMillis(20),
                4096,
                256,
                Duration.ofSeconds(5)));
        loadAndJoin(5);
        parent.expectNoMessage(QUIET);

        replica.tell(new ReplicaCommand.Leave(ada.clientId()));

        parent.expectMessageClass(Replicas.Idle.class);
        join(ada, follower, 0, 0);
        replica.tell(new ReplicaEvent.Retire());
        follower.expect(ReplicaReply.Joined.class);
        region.expectNoMessage(QUIET);
        replica.tell(new ReplicaCommand.Leave(ada.clientId()));
        region.expectMessageClass(BoardCommand.Unsubscribe.class);
        parent.expectTerminated(replica, Duration.ofSeconds(3));
    }

    @Test
    void theEntityCanWatchTheReplica() {
        ActorRef<ReplicaMessage> watched = subscription().replica();

        kit.stop(replica);

        parent.expectTerminated(watched, Duration.ofSeconds(3));
    }

    // ---- the replica under test ----

    private ActorRef<ReplicaCommand> start(ReplicaSettings settings) {
        return kit.spawn(BoardReplica.create(
                boardId,
                TestEntityRef.of(BoardEntity.TYPE_KEY, boardId.toString(), region.ref()),
                TestEntityRef.of(
                        ChatEntity.TYPE_KEY,
                        boardId.toString(),
                        kit.<ChatCommand>createTestProbe().ref()),
                parent.ref(),
                settings,
                TICKS,
                new GatewayMetrics(meters)));
    }

    private BoardCommand.Subscribe subscription() {
        BoardCommand.Subscribe subscribe = region.expectMessageClass(BoardCommand.Subscribe.class);
        inbox = subscribe.replica();
        return subscribe;
    }

    private void subscribed(BoardMeta meta, long seq, TestProbe<BoardCommand> entity) {
        subscription();
        inbox.tell(new ReplicaMessage.Subscribed(entity.ref(), EPOCH, seq, meta, List.of(), 1, Set.of()));
    }

    private void load(long seq, BoardObject... objects) {
        subscribed(META, seq, incarnation);
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, seq, 0, List.of(objects)));
    }

    private void reload(long seq, BoardObject... objects) {
        inbox.tell(new ReplicaMessage.Subscribed(incarnation.ref(), EPOCH, seq, META, List.of(), 1, Set.of()));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, seq, 0, List.of(objects)));
    }

    private ReplicaReply.Joined loadAndJoin(long seq) {
        load(seq);
        join(ada, follower, 0, 0);
        return follower.expect(ReplicaReply.Joined.class);
    }

    private void join(Participant who, Follower session, long epoch, long afterSeq) {
        replica.tell(new ReplicaCommand.Join(
                WireSamples.exchange(Syscall.BOARD_JOIN), who, session, epoch, afterSeq, false));
    }

    private void joinAcceptingDeflate(Participant who) {
        replica.tell(new ReplicaCommand.Join(WireSamples.exchange(Syscall.BOARD_JOIN), who, follower, 0, 0, true));
    }

    private void changes(BoardCommand.ReadChanges read, boolean isLast, BoardChanged... batches) {
        inbox.tell(new ReplicaMessage.ChangesPart(read.requestId(), List.of(batches), isLast));
    }

    private long encodings() {
        return meters.get("collabboard.snapshot.encoding").timer().count();
    }

    private long joinBytes(String start) {
        return (long) meters.get("collabboard.joins.bytes")
                .tag("start", start)
                .counter()
                .count();
    }

    private Submission submit(Participant who, Follower session) {
        return submit(who, session, new Operation.DeleteObject(UUID.randomUUID()));
    }

    private Submission submit(Participant who, Follower session, Operation operation) {
        Submission submission = new Submission(UUID.randomUUID(), who.clientId(), who.userId(), operation);
        replica.tell(new ReplicaCommand.Submit(submission, session));
        return submission;
    }

    private void outcome(BoardCommand.SubmitBatch batch, Outcome... outcomes) {
        inbox.tell(new ReplicaMessage.BatchOutcome(batch.batchId(), List.of(outcomes)));
    }

    private void commit(long firstSeq, int changes) {
        inbox.tell(new ReplicaMessage.Commit(EPOCH, batch(firstSeq, changes)));
    }

    private void commitOf(long seq, Submission operation) {
        inbox.tell(new ReplicaMessage.Commit(EPOCH, batchOf(seq, operation)));
    }

    private static BoardChanged batchOf(long seq, Submission operation) {
        return new BoardChanged(
                seq,
                1,
                List.of(new Change(
                        operation.operationId(),
                        operation.clientId(),
                        "owner",
                        new Change.ObjectDeleted(UUID.randomUUID()))));
    }

    private static BoardChanged batch(long firstSeq, int changes) {
        List<Change> list = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            list.add(new Change(
                    UUID.randomUUID(), UUID.randomUUID(), "owner", new Change.ObjectDeleted(UUID.randomUUID())));
        }
        return new BoardChanged(firstSeq, 1, list);
    }

    private static BoardChanged largeUpdate(long seq, UUID objectId) {
        Map<String, Value> props = Map.of(
                "text", Value.newBuilder().setStringValue("x".repeat(10_000)).build());
        return new BoardChanged(
                seq,
                1,
                List.of(new Change(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "owner",
                        new Change.ObjectUpdated(
                                objectId, new ObjectPatch(null, null, null, null, null, null, props, null), (int)
                                        seq))));
    }

    private static List<Long> missed(ReplicaReply.Joined joined) {
        return joined.missed().stream()
                .flatMap(piece -> WireSamples.frames(piece).stream())
                .map(Frame::getSeq)
                .toList();
    }

    private static long bytes(List<SnapshotEncoder.SharedPart> parts) {
        return parts.stream().mapToLong(part -> part.frame().size()).sum();
    }

    private static List<io.collabboard.proto.wire.v1.BoardObject> objects(ReplicaReply.Joined joined)
            throws FrameException {
        List<io.collabboard.proto.wire.v1.BoardObject> objects = new ArrayList<>();
        for (SnapshotEncoder.SharedPart part : joined.parts()) {
            BoardSnapshot snapshot = WireSamples.frames(SnapshotEncoder.addressed(joined.exchange(), part))
                    .get(0)
                    .getBoardSnapshot();
            objects.addAll(CompressedSnapshots.inflate(snapshot, FrameLimits.FROM_SERVER)
                    .getObjectsList());
        }
        return objects;
    }

    private static void awaitSeq(BoardFeed feed, long seq) {
        await().until(() -> {
            FrameLog.Entry last = feed.log().at(feed.log().head() - 1);
            return last != null && last.seq() == seq;
        });
    }

    private static List<Long> changes(BoardFeed feed, long from) {
        return read(feed.log(), from).stream()
                .map(Frame::getSeq)
                .filter(seq -> seq > 0)
                .toList();
    }

    private static List<Long> range(long first, long last) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static long snapshotSeq(ReplicaReply.Joined joined) {
        return WireSamples.frames(SnapshotEncoder.addressed(
                        joined.exchange(), joined.parts().get(0)))
                .get(0)
                .getBoardSnapshot()
                .getSeq();
    }

    private static BoardObject object() {
        return WireSamples.object(UUID.randomUUID());
    }

    private static Participant person(String name) {
        return new Participant(UUID.randomUUID(), "owner", name, "#123456");
    }
}
