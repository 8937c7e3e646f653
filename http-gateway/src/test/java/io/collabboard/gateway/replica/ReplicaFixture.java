package io.collabboard.gateway.replica;

import io.collabboard.board.BoardEntity;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatEntity;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.Change;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Syscall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;

/** A replica of an empty private board whose clock is moved by hand; its entity is played by the test. */
final class ReplicaFixture implements AutoCloseable {
    static final long EPOCH = 9;
    static final Duration TICK = Duration.ofMillis(33);
    static final Duration TYPING = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final ReplicaSettings SETTINGS = new ReplicaSettings(
            new QueueSettings(256, 256 << 10, 10_000, 16 << 20),
            1 << 20,
            1 << 10,
            TICK,
            LONG,
            LONG,
            LONG,
            Duration.ofNanos(20_000),
            Duration.ofMillis(20),
            4096,
            3,
            TYPING);

    private final ActorTestKit kit;
    final ManualTicks ticks = new ManualTicks();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TestProbe<BoardCommand> entity;
    final TestProbe<ChatCommand> chat;
    final UUID boardId = UUID.randomUUID();
    final ActorRef<ReplicaCommand> replica;
    final ActorRef<ReplicaMessage> inbox;
    private long seq;

    ReplicaFixture(ActorTestKit kit) {
        this.kit = kit;
        entity = kit.createTestProbe(BoardCommand.class);
        chat = kit.createTestProbe(ChatCommand.class);
        replica = kit.spawn(BoardReplica.create(
                boardId,
                TestEntityRef.of(BoardEntity.TYPE_KEY, boardId.toString(), entity.ref()),
                TestEntityRef.of(ChatEntity.TYPE_KEY, boardId.toString(), chat.ref()),
                kit.createTestProbe(Replicas.Command.class).ref(),
                SETTINGS,
                ticks,
                new GatewayMetrics(meters)));
        inbox = entity.expectMessageClass(BoardCommand.Subscribe.class).replica();
        BoardMeta meta = new BoardMeta("Plans", "owner", false, 1);
        inbox.tell(new ReplicaMessage.Subscribed(entity.ref(), EPOCH, 0, meta, List.of(), 1, Set.of()));
        inbox.tell(new ReplicaMessage.SnapshotPart(EPOCH, 0, 0, List.of()));
    }

    static Participant person(String name) {
        return new Participant(UUID.randomUUID(), "owner", name, "#123456");
    }

    void join(Participant who, Follower follower) {
        replica.tell(new ReplicaCommand.Join(WireSamples.exchange(Syscall.BOARD_JOIN), who, follower, 0, 0, false));
    }

    BoardFeed joined(Participant who, RecordingFollower follower) {
        join(who, follower);
        return follower.expect(ReplicaReply.Joined.class).feed();
    }

    void move(Participant who, float x) {
        replica.tell(new ReplicaCommand.MoveCursor(who.clientId(), new PersonPresence.Cursor(x, 0, null)));
    }

    void commit() {
        commit(UUID.randomUUID(), UUID.randomUUID());
    }

    void commit(UUID operationId, UUID clientId) {
        Change change = new Change(operationId, clientId, "owner", new Change.ObjectDeleted(UUID.randomUUID()));
        inbox.tell(new ReplicaMessage.Commit(EPOCH, new BoardChanged(++seq, 1, List.of(change))));
    }

    /** Returns once the replica has done all that it was told before, and what it told itself meanwhile. */
    void settle() {
        for (int i = 0; i < 2; i++) {
            CountDownLatch reached = new CountDownLatch(1);
            replica.tell(probe(reached::countDown));
            awaitOpen(reached);
        }
    }

    /** Keeps the replica busy until it is let go: what it is told meanwhile waits in its mailbox. */
    CountDownLatch hold() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        replica.tell(probe(() -> {
            held.countDown();
            awaitOpen(letGo);
        }));
        awaitOpen(held);
        return letGo;
    }

    /** A join that fails changes nothing, and is answered on the replica's own thread. */
    private static ReplicaCommand probe(Runnable onAnswer) {
        Participant stranger = new Participant(UUID.randomUUID(), "stranger", "Eve", "#123456");
        Follower follower = new Follower() {
            @Override
            public void tell(ReplicaReply reply) {
                onAnswer.run();
            }

            @Override
            public void wake() {
                throw new AssertionError("is not on the board");
            }
        };
        return new ReplicaCommand.Join(WireSamples.exchange(Syscall.BOARD_JOIN), stranger, follower, 0, 0, false);
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("the replica does not go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    double meter(String name) {
        return meters.get(name).functionCounter().count();
    }

    @Override
    public void close() {
        kit.stop(replica);
    }
}
