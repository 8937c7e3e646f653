package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.collabboard.board.BoardEntity;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatEntity;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.GatewayConfig;
import io.collabboard.gateway.TestMetrics;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private final ActorTestKit kit = ActorTestKit.create();
    private final UUID boardId = UUID.randomUUID();
    private final TestProbe<BoardCommand> region = kit.createTestProbe(BoardCommand.class);
    private final TestProbe<BoardCommand> entity = kit.createTestProbe(BoardCommand.class);
    private final ActorRef<Replicas.Command> replicas = kit.spawn(Replicas.create(
            id -> TestEntityRef.of(BoardEntity.TYPE_KEY, id.toString(), region.ref()),
            id -> TestEntityRef.of(
                    ChatEntity.TYPE_KEY,
                    id.toString(),
                    kit.<ChatCommand>createTestProbe().ref()),
            GatewayConfig.fromConfig(
                            ConfigFactory.load(), BoardLimits.defaults(), ChatSettings.fromConfig(ConfigFactory.load()))
                    .replica(),
            new ManualTicks(),
            TestMetrics.create()));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everyoneHereSharesOneReplicaOfABoard() {
        RecordingFollower ada = new RecordingFollower();
        RecordingFollower bob = new RecordingFollower();
        join(UUID.randomUUID(), ada);
        load();
        join(UUID.randomUUID(), bob);

        assertThat(bob.expect(ReplicaReply.Joined.class).replica())
                .isEqualTo(ada.expect(ReplicaReply.Joined.class).replica());
    }

    @Test
    void aJoinThatRacedWithTheEndOfTheReplicaIsKeptAndCanBeTakenBack() {
        RecordingFollower ada = new RecordingFollower();
        UUID client = UUID.randomUUID();
        join(client, ada);
        load();
        ActorRef<ReplicaCommand> first = ada.expect(ReplicaReply.Joined.class).replica();

        replicas.tell(new Replicas.Idle(boardId, first));
        RecordingFollower bob = new RecordingFollower();
        join(UUID.randomUUID(), bob);
        load();
        assertThat(bob.expect(ReplicaReply.Joined.class).replica()).isNotEqualTo(first);
        replicas.tell(new Replicas.CancelJoin(boardId, client));

        region.fishForMessage(
                Duration.ofSeconds(3),
                message -> message instanceof BoardCommand.Unsubscribe
                        ? org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes.complete()
                        : org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes.continueAndIgnore());
        entity.expectTerminated(first, Duration.ofSeconds(3));
    }

    @Test
    void aReplicaThatWentIsReplaced() {
        RecordingFollower ada = new RecordingFollower();
        UUID client = UUID.randomUUID();
        join(client, ada);
        load();
        ActorRef<ReplicaCommand> first = ada.expect(ReplicaReply.Joined.class).replica();
        first.tell(new ReplicaCommand.Leave(client));
        replicas.tell(new Replicas.Idle(boardId, first));
        entity.expectTerminated(first, Duration.ofSeconds(3));

        join(client, ada);
        region.expectMessageClass(BoardCommand.Unsubscribe.class);
        load();
        ada.expect(ReplicaReply.Joined.class);
    }

    private void join(UUID client, RecordingFollower follower) {
        replicas.tell(new Replicas.JoinBoard(
                boardId,
                new ReplicaCommand.Join(
                        WireSamples.exchange(Syscall.BOARD_JOIN),
                        new Participant(client, "owner", "Ada", "#123456"),
                        follower,
                        0,
                        0,
                        false)));
    }

    private void load() {
        ActorRef<ReplicaMessage> replica =
                region.expectMessageClass(BoardCommand.Subscribe.class).replica();
        replica.tell(new ReplicaMessage.Subscribed(
                entity.ref(), 1, 5, new BoardMeta("Plans", "owner", true, 1), List.of(), 1, Set.of()));
        replica.tell(new ReplicaMessage.SnapshotPart(1, 5, 0, List.of()));
    }
}
