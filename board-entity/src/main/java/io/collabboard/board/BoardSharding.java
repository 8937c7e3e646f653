package io.collabboard.board;

import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.protocol.BoardCommand;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;

/** Boards, spread over the nodes of the cluster: exactly one entity for each board, wherever it is. */
public final class BoardSharding {
    private final ClusterSharding sharding;

    private BoardSharding(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /** Starts the shard region of this node. */
    public static BoardSharding start(ActorSystem<?> system, long epoch, BoardLimits limits, BoardMetrics metrics) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        BoardEntity.TYPE_KEY,
                        context -> BoardEntity.create(
                                UUID.fromString(context.getEntityId()), epoch, limits, InstantSource.system(), metrics))
                .withStopMessage(BoardCommand.Stop.INSTANCE));
        return new BoardSharding(sharding);
    }

    public EntityRef<BoardCommand> board(UUID boardId) {
        return sharding.entityRefFor(BoardEntity.TYPE_KEY, boardId.toString());
    }
}
