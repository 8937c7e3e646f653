package io.collabboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardEntityTest {
    private static final long EPOCH = 77;
    private static final UUID CLIENT = UUID.randomUUID();
    private static final String OWNER = "owner";
    private static final Duration QUIET = Duration.ofMillis(100);

    private static ActorTestKit kit;
    private static PersistenceTestKit journal;
    private static SnapshotTestKit snapshots;

    private final UUID boardId = UUID.randomUUID();
    private final String persistenceId = BoardEntity.persistenceId(boardId).id();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BoardMetrics metrics = new BoardMetrics(meters);
    private final TestProbe<ReplicaMessage> replica = kit.createTestProbe();
    private final AtomicInteger deletions = new AtomicInteger();
    private long batchId;
    private ActorRef<BoardCommand> entity = start(BoardLimits.defaults());

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create(ConfigFactory.load(PersistenceTestKitPlugin.getInstance()
                .config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.load())));
        journal = PersistenceTestKit.create(kit.system());
        snapshots = SnapshotTestKit.create(kit.system());
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void clearStorage() {
        journal.clearAll();
        snapshots.clearAll();
        journal.resetPolicy();
    }

    @Test
    void everyCommandHasAHandler() {
        TestProbe<Outcome> outcomes = kit.createTestProbe();
        Map<Class<?>, BoardCommand> samples = Map.of(
                BoardCommand.Subscribe.class, new BoardCommand.Subscribe(replica.ref(), 0, 0),
                BoardCommand.ReadChanges.class, new BoardCommand.ReadChanges(replica.ref(), 1, EPOCH, 0, 1_000),
                BoardCommand.Unsubscribe.class, new BoardCommand.Unsubscribe(replica.ref()),
                BoardCommand.SubmitBatch.class, new BoardCommand.SubmitBatch(replica.ref(), 1, List.of(create())),
                BoardCommand.Execute.class, new BoardCommand.Execute(create(), outcomes.ref()),
                BoardCommand.ReplicaStopped.class, new BoardCommand.ReplicaStopped(replica.ref()),
                BoardCommand.Stop.class, BoardCommand.Stop.INSTANCE);
        Set<Class<?>> commands = Set.copyOf(Arrays.asList(BoardCommand.class.getPermittedSubclasses()));
        assertThat(samples.keySet()).isEqualTo(commands);

        TestProbe<org.apache.pekko.actor.UnhandledMessage> unhandled = kit.createTestProbe();
        kit.system()
                .eventStream()
                .tell(new org.apache.pekko.actor.typed.eventstream.EventStream.Subscribe<>(
                        org.apache.pekko.actor.UnhandledMessage.class, unhandled.ref()));
        samples.values().stream()
                .filter(command -> command != BoardCommand.Stop.INSTANCE)
                .forEach(entity::tell);
        entity.tell(BoardCommand.Stop.INSTANCE);
        replica.expectTerminated(entity, Duration.ofSeconds(3));
        unhandled.expectNoMessage(QUIET);
    }

    @Test
    void aBatchIsStoredAsOneEvent() {
        createBoard();
        subscribe();

        submit(createObject(), createObject(), createObject());

        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
        assertThat(((BoardChanged) journal.persistedInStorage(persistenceId).get(1)).changes())
                .hasSize(3);
    }

    @Test
    void everySubscriberHearsOfACommitBeforeTheSubmitterHearsTheOutcome() {
        createBoard();
        subscribe();
        TestProbe<ReplicaMessage> other = kit.createTestProbe();
        subscribe(other);
        replica.expectMessageClass(ReplicaMessage.Peers.class);

        Submission first = createObject();
        Submission second = createObject();
        send(1, first);
        send(2, second);

        assertThat(commit().changes().get(0).operationId()).isEqualTo(first.operationId());
        assertThat(outcome().batchId()).isEqualTo(1);
        assertThat(commit().changes().get(0).operationId()).isEqualTo(second.operationId());
        assertThat(outcome().batchId()).isEqualTo(2);
        assertThat(other.expectMessageClass(ReplicaMessage.Commit.class).epoch())
                .isEqualTo(EPOCH);
        assertThat(other.expectMessageClass(ReplicaMessage.Commit.class).batch().lastSeq())
                .isEqualTo(3);
        other.expectNoMessage(QUIET);
    }

    @Test
    void aRetryChangesNothingAndGetsTheOriginalOutcomeAlsoAfterARestart() {
        createBoard();
        subscribe();
        Submission create = createObject();
        Submission update = update(objectId(create), 0);
        List<Outcome> original = submit(create, update);

        send(++batchId, create, update);
        assertThat(outcome().outcomes()).isEqualTo(original);

        restart(BoardLimits.defaults());
        subscribe();
        send(++batchId, create, update);
        assertThat(outcome().outcomes()).isEqualTo(original);
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
    }

    @Test
    void aRetryGetsTheOriginalOutcomeAlsoFromASnapshot() {
        createBoard();
        subscribe();
        Submission early = createObject();
        List<Outcome> original = submit(early);
        for (int i = 0; i < 1_000; i++) {
            submit(createObject());
        }
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(snapshots.persistedInStorage(persistenceId)).hasSize(1));

        restart(BoardLimits.defaults());
        subscribe();
        send(++batchId, early);

        assertThat(outcome().outcomes()).isEqualTo(original);
    }

    @Test
    void aBatchOfRefusalsStoresNothing() {
        createBoard();
        subscribe();

        List<Outcome> outcomes = submit(update(UUID.randomUUID(), 0));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.OBJECT_NOT_FOUND));
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(1);
    }

    @Test
    void aBatchThatIsSentAgainGetsTheSameAnswerAlsoWhereItWasRefused() {
        createBoard();
        subscribe();
        Submission create = createObject();
        Submission tooEarly = update(objectId(create), 0);
        List<Outcome> refused = submit(tooEarly);
        long refusedBatch = batchId;
        execute(create);
        commit();

        send(refusedBatch, tooEarly);

        assertThat(outcome()).isEqualTo(new ReplicaMessage.BatchOutcome(refusedBatch, refused));
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
    }

    @Test
    void aBatchOfAReplicaThatIsNotSubscribedWaitsForItsSubscription() {
        // Otherwise its outcome would come without the commit that it stands for.
        createBoard();
        Submission create = createObject();

        send(1, create);
        replica.expectNoMessage(QUIET);
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(1);

        subscribe();
        send(1, create);
        assertThat(commit().changes().get(0).operationId()).isEqualTo(create.operationId());
        assertThat(outcome().batchId()).isEqualTo(1);
    }

    @Test
    void whoLagsALittleGetsTheChangesThatItLacks() {
        createBoard();
        subscribe();
        submit(createObject());
        submit(createObject());

        TestProbe<ReplicaMessage> lagging = kit.createTestProbe();
        entity.tell(new BoardCommand.Subscribe(lagging.ref(), EPOCH, 2));

        ReplicaMessage.Subscribed subscribed = lagging.expectMessageClass(ReplicaMessage.Subscribed.class);
        assertThat(subscribed.snapshotParts()).isZero();
        assertThat(subscribed.tail()).extracting(BoardChanged::firstSeq).containsExactly(3L);
        assertThat(subscribed.peers()).containsExactly(replica.ref());
        assertThat(replica.expectMessageClass(ReplicaMessage.Peers.class).replicas())
                .containsExactly(lagging.ref());
    }

    @Test
    void aLongTailComesInSeveralMessages() {
        createBoard();
        subscribe();
        for (int i = 0; i < 20; i++) {
            submit(createObject("x".repeat(9_900), "y".repeat(9_900)));
        }

        TestProbe<ReplicaMessage> lagging = kit.createTestProbe();
        entity.tell(new BoardCommand.Subscribe(lagging.ref(), EPOCH, 1));

        ReplicaMessage.Subscribed subscribed = lagging.expectMessageClass(ReplicaMessage.Subscribed.class);
        List<BoardChanged> batches = new ArrayList<>(subscribed.tail());
        assertThat(batches.stream().mapToInt(BoardChanged::weight).sum()).isLessThanOrEqualTo(128 * 1024);
        while (batches.size() < 20) {
            batches.add(lagging.expectMessageClass(ReplicaMessage.Commit.class).batch());
        }
        assertThat(batches.stream().map(BoardChanged::firstSeq)).isSorted().doesNotHaveDuplicates();
        lagging.expectNoMessage(QUIET);
    }

    @Test
    void whoComesNewOrWithAnotherEpochGetsASnapshotInParts() {
        createBoard();
        subscribe();
        for (int i = 0; i < 3; i++) {
            submit(createObjects(256));
        }

        for (BoardCommand.Subscribe request : List.of(
                new BoardCommand.Subscribe(replica.ref(), 0, 0), new BoardCommand.Subscribe(replica.ref(), 5, 700))) {
            entity.tell(request);
            ReplicaMessage.Subscribed subscribed = replica.expectMessageClass(ReplicaMessage.Subscribed.class);
            assertThat(subscribed.tail()).isEmpty();
            assertThat(subscribed.seq()).isEqualTo(769);
            assertThat(subscribed.snapshotParts()).isGreaterThan(1);
            int objects = 0;
            for (int part = 0; part < subscribed.snapshotParts(); part++) {
                ReplicaMessage.SnapshotPart got = replica.expectMessageClass(ReplicaMessage.SnapshotPart.class);
                assertThat(got.part()).isEqualTo(part);
                objects += got.objects().size();
            }
            assertThat(objects).isEqualTo(768);
        }
    }

    @Test
    void whoHasNothingGetsASnapshotAlsoWhereEveryChangeIsAtHand() {
        createBoard();

        entity.tell(new BoardCommand.Subscribe(replica.ref(), EPOCH, 0));

        assertThat(replica.expectMessageClass(ReplicaMessage.Subscribed.class).snapshotParts())
                .isOne();
    }

    @Test
    void aReplicaOfAnUnknownBoardIsToldSo() {
        entity.tell(new BoardCommand.Subscribe(replica.ref(), 0, 0));

        replica.expectMessage(ReplicaMessage.BoardMissing.INSTANCE);
    }

    @Test
    void aDeletedBoardSaysSoAndRefusesEverythingAfterwards() {
        createBoard();
        subscribe();

        assertThat(execute(submission(new Operation.DeleteBoard()))).isInstanceOf(Outcome.Accepted.class);

        assertThat(commit().changes()).hasSize(1);
        replica.awaitAssert(() -> assertThat(deletions).hasValue(1));
        assertThat(submit(createObject())).allMatch(outcome -> outcome instanceof Outcome.Refused);
        entity.tell(new BoardCommand.Subscribe(replica.ref(), EPOCH, 2));
        replica.expectMessage(ReplicaMessage.BoardMissing.INSTANCE);
        assertThat(execute(create())).isInstanceOf(Outcome.Refused.class);

        restart(BoardLimits.defaults());
        send(++batchId, createObject());
        assertThat(outcome().outcomes()).allMatch(outcome -> outcome instanceof Outcome.Refused);
        assertThat(deletions).as("told again after a restart").hasValue(2);
    }

    @Test
    void aReplicaThatStopsIsForgottenAndOthersAreTold() {
        createBoard();
        subscribe();
        TestProbe<ReplicaMessage> other = kit.createTestProbe();
        subscribe(other);
        assertThat(replica.expectMessageClass(ReplicaMessage.Peers.class).replicas())
                .containsExactly(other.ref());

        other.stop();

        assertThat(replica.expectMessageClass(ReplicaMessage.Peers.class).replicas())
                .isEmpty();
        submit(createObject());
    }

    @Test
    void aReplicaThatUnsubscribesHearsNothingMore() {
        createBoard();
        subscribe();

        entity.tell(new BoardCommand.Unsubscribe(replica.ref()));
        execute(createObject());

        replica.expectNoMessage(QUIET);
    }

    @Test
    void aFailedWriteStopsTheEntityWithoutAnAckAndTheRetryIsAppliedOnce() {
        createBoard();
        subscribe();
        Submission create = createObject();
        journal.failNextPersisted(persistenceId);

        send(1, create);

        replica.expectTerminated(entity, Duration.ofSeconds(3));
        replica.expectNoMessage(QUIET);
        assertThat(meters.get("collabboard.persist.failures").functionCounter().count())
                .isEqualTo(1);
        assertThat(meters.get("collabboard.entities").gauge().value()).isEqualTo(0);
        entity = start(BoardLimits.defaults());
        subscribe();
        assertThat(meters.get("collabboard.entities").gauge().value()).isEqualTo(1);
        send(1, create);
        assertThat(commit().firstSeq()).isEqualTo(2);
        assertThat(outcome().outcomes()).containsExactly(new Outcome.Accepted(create.operationId(), 2, 1));
        send(1, create);
        assertThat(outcome().outcomes()).containsExactly(new Outcome.Accepted(create.operationId(), 2, 1));
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
    }

    // ---- the board under test ----

    private ActorRef<BoardCommand> start(BoardLimits limits) {
        return kit.spawn(BoardEntity.create(
                boardId,
                EPOCH,
                limits,
                InstantSource.fixed(Instant.ofEpochMilli(1_000_000)),
                metrics,
                deletions::incrementAndGet));
    }

    @Test
    void whoAsksForChangesGetsWhatIsAtHandInPartsBetweenTheCommits() {
        createBoard();
        subscribe();
        String large = "x".repeat(30_000);
        for (int i = 0; i < 6; i++) {
            submit(createObject(large));
        }

        entity.tell(new BoardCommand.ReadChanges(replica.ref(), 5, EPOCH, 2, 1 << 20));
        send(++batchId, createObject());

        List<BoardChanged> batches = new ArrayList<>();
        ReplicaMessage.ChangesPart part;
        int parts = 0;
        do {
            part = replica.expectMessageClass(ReplicaMessage.ChangesPart.class);
            assertThat(part.requestId()).isEqualTo(5);
            batches.addAll(part.batches());
            parts++;
        } while (!part.isLast());
        assertThat(parts).isEqualTo(2);
        assertThat(batches).extracting(BoardChanged::firstSeq).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(commit().firstSeq()).isEqualTo(8);
    }

    @Test
    void whoAsksForChangesOfAnotherEpochGetsNone() {
        createBoard();
        entity.tell(new BoardCommand.ReadChanges(replica.ref(), 5, EPOCH + 1, 0, 1 << 20));

        assertThat(replica.receiveMessage()).isEqualTo(new ReplicaMessage.ChangesPart(5, List.of(), true));
    }

    @Test
    void whoFollowsItIsToldThatItStopsBehindWhatIsUnderWay() {
        createBoard();
        subscribe();
        send(++batchId, createObject());

        entity.tell(BoardCommand.Stop.INSTANCE);

        commit();
        replica.expectMessageClass(ReplicaMessage.BatchOutcome.class);
        assertThat(replica.receiveMessage()).isEqualTo(new ReplicaMessage.EntityStopping(entity));
    }

    private void restart(BoardLimits limits) {
        entity.tell(BoardCommand.Stop.INSTANCE);
        replica.expectMessageClass(ReplicaMessage.EntityStopping.class);
        replica.expectTerminated(entity, Duration.ofSeconds(3));
        entity = start(limits);
    }

    private void createBoard() {
        assertThat(execute(create())).isInstanceOf(Outcome.Accepted.class);
    }

    private Outcome execute(Submission submission) {
        TestProbe<Outcome> outcomes = kit.createTestProbe();
        entity.tell(new BoardCommand.Execute(submission, outcomes.ref()));
        return outcomes.receiveMessage();
    }

    private void subscribe() {
        subscribe(replica);
    }

    private void subscribe(TestProbe<ReplicaMessage> probe) {
        entity.tell(new BoardCommand.Subscribe(probe.ref(), 0, 0));
        int parts = probe.expectMessageClass(ReplicaMessage.Subscribed.class).snapshotParts();
        for (int part = 0; part < parts; part++) {
            probe.expectMessageClass(ReplicaMessage.SnapshotPart.class);
        }
    }

    private void send(long id, Submission... submissions) {
        entity.tell(new BoardCommand.SubmitBatch(replica.ref(), id, List.of(submissions)));
    }

    /** Sends a batch and waits for its outcome. */
    private List<Outcome> submit(Submission... submissions) {
        send(++batchId, submissions);
        ReplicaMessage message = replica.receiveMessage();
        return (message instanceof ReplicaMessage.BatchOutcome refused ? refused : outcome()).outcomes();
    }

    private BoardChanged commit() {
        return replica.expectMessageClass(ReplicaMessage.Commit.class).batch();
    }

    private ReplicaMessage.BatchOutcome outcome() {
        return replica.expectMessageClass(ReplicaMessage.BatchOutcome.class);
    }

    private static Submission create() {
        return submission(new Operation.CreateBoard("Plans", true));
    }

    private static Submission createObject(String... texts) {
        Map<String, com.google.protobuf.Value> props = new java.util.HashMap<>();
        for (int i = 0; i < texts.length; i++) {
            props.put(
                    "note" + i,
                    com.google.protobuf.Value.newBuilder()
                            .setStringValue(texts[i])
                            .build());
        }
        return submission(new Operation.CreateObject(
                new BoardObject(UUID.randomUUID(), ObjectKind.RECTANGLE, 1, 2, 3.0, 4.0, 0, 0, props, null, "", 0),
                true));
    }

    private static Submission[] createObjects(int count) {
        Submission[] submissions = new Submission[count];
        Arrays.setAll(submissions, i -> createObject());
        return submissions;
    }

    private static Submission update(UUID objectId, int baseVersion) {
        return submission(new Operation.UpdateObject(
                objectId,
                new io.collabboard.board.model.ObjectPatch(9.0, null, null, null, null, null, Map.of(), null),
                baseVersion));
    }

    private static UUID objectId(Submission create) {
        return ((Operation.CreateObject) create.operation()).object().id();
    }

    private static Submission submission(Operation operation) {
        return new Submission(UUID.randomUUID(), CLIENT, OWNER, operation);
    }
}
