package io.collabboard.board;

import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatEntity;
import io.collabboard.board.chat.ChatLog;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;

/** Boards and their conversations, spread over the nodes of the cluster: exactly one entity of each, wherever it is. */
public final class BoardSharding {
    /** Far above the second or two that it takes where nothing is ready; a database that is slower fails the start. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final ClusterSharding sharding;

    private BoardSharding(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /**
     * Starts the shard regions of this node.
     *
     * @param log where the conversations find what was said long ago
     */
    public static BoardSharding start(
            ActorSystem<?> system,
            long epoch,
            BoardLimits limits,
            ChatSettings chat,
            ChatLog log,
            BoardMetrics metrics) {
        ClusterSharding sharding = ClusterSharding.get(system);
        BoardSharding boards = new BoardSharding(sharding);
        sharding.init(Entity.of(
                        ChatEntity.TYPE_KEY,
                        context -> ChatEntity.create(
                                UUID.fromString(context.getEntityId()), chat, log, InstantSource.system(), metrics))
                .withStopMessage(ChatCommand.Stop.INSTANCE));
        sharding.init(Entity.of(
                        BoardEntity.TYPE_KEY,
                        context -> boards.create(UUID.fromString(context.getEntityId()), epoch, limits, metrics))
                .withStopMessage(BoardCommand.Stop.INSTANCE));
        return boards;
    }

    /**
     * Starts and stops a board that does not exist, on this node. The first recovery of a JVM has to load all that recovery
     * takes: boards that are moved to a node that has just come shall not wait for that.
     */
    public CompletionStage<Done> warmUp(ActorSystem<?> system, long epoch, BoardLimits limits, BoardMetrics metrics) {
        ActorRef<BoardCommand> none =
                system.systemActorOf(create(UUID.randomUUID(), epoch, limits, metrics), "warm-up", Props.empty());
        CompletionStage<ReplicaMessage> recovered =
                AskPattern.ask(none, replica -> new BoardCommand.Subscribe(replica, 0, 0), WARM_UP, system.scheduler());
        return recovered
                .thenApply(missing -> Done.getInstance())
                .whenComplete((done, failure) -> none.tell(BoardCommand.Stop.INSTANCE));
    }

    /** Gives the boards of this node, which is about to leave, to the others. Fails when the time is over before. */
    public static CompletionStage<Done> handOver(ActorSystem<?> system, Duration time) {
        return new HandOver(BoardEntity.TYPE_KEY.name(), Adapter.toClassic(system)).within(time);
    }

    /** The names by which sharding knows the entities. */
    public static List<String> typeNames() {
        return List.of(BoardEntity.TYPE_KEY.name(), ChatEntity.TYPE_KEY.name());
    }

    private Behavior<BoardCommand> create(UUID boardId, long epoch, BoardLimits limits, BoardMetrics metrics) {
        return BoardEntity.create(
                boardId,
                epoch,
                limits,
                InstantSource.system(),
                metrics,
                () -> chat(boardId).tell(ChatCommand.End.INSTANCE));
    }

    public EntityRef<BoardCommand> board(UUID boardId) {
        return sharding.entityRefFor(BoardEntity.TYPE_KEY, boardId.toString());
    }

    /** The conversation of a board. */
    public EntityRef<ChatCommand> chat(UUID boardId) {
        return sharding.entityRefFor(ChatEntity.TYPE_KEY, boardId.toString());
    }
}
