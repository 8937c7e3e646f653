package io.collabboard.gateway.replica;

import io.collabboard.board.BoardSharding;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** The replicas of this node: finds or starts the one of a board, and lets those go that nobody looks at. */
public final class Replicas extends AbstractBehavior<Replicas.Command> {

    /** What it is told. */
    public sealed interface Command {}

    public record JoinBoard(UUID boardId, ReplicaCommand.Join join) implements Command {}

    /** Takes back a join that was sent before. */
    public record CancelJoin(UUID boardId, UUID clientId) implements Command {}

    /** End them all: the node stops, and whoever looked at a board is gone. */
    public enum Stop implements Command {
        INSTANCE
    }

    /** From a replica: nobody is here. */
    record Idle(UUID boardId, ActorRef<ReplicaCommand> replica) implements Command {}

    private record Stopped(UUID boardId, ActorRef<ReplicaCommand> replica) implements Command {}

    private final Function<UUID, ? extends RecipientRef<BoardCommand>> boards;
    private final Function<UUID, ? extends RecipientRef<ChatCommand>> chats;
    private final ReplicaSettings settings;
    private final Ticks ticks;
    private final GatewayMetrics metrics;
    private final Map<UUID, ActorRef<ReplicaCommand>> replicas = new HashMap<>();

    /** Those that go once the last session has left: a join that was sent to them may still have to be taken back. */
    private final Map<UUID, Set<ActorRef<ReplicaCommand>>> retiring = new HashMap<>();

    public static Behavior<Command> create(
            BoardSharding boards, ReplicaSettings settings, Ticks ticks, GatewayMetrics metrics) {
        return create(boards::board, boards::chat, settings, ticks, metrics);
    }

    /** Of boards and conversations that need not be sharded. */
    public static Behavior<Command> create(
            Function<UUID, ? extends RecipientRef<BoardCommand>> boards,
            Function<UUID, ? extends RecipientRef<ChatCommand>> chats,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        return Behaviors.setup(context -> new Replicas(context, boards, chats, settings, ticks, metrics));
    }

    private Replicas(
            ActorContext<Command> context,
            Function<UUID, ? extends RecipientRef<BoardCommand>> boards,
            Function<UUID, ? extends RecipientRef<ChatCommand>> chats,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        super(context);
        this.boards = boards;
        this.chats = chats;
        this.settings = settings;
        this.ticks = ticks;
        this.metrics = metrics;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(JoinBoard.class, this::onJoinBoard)
                .onMessage(CancelJoin.class, this::onCancelJoin)
                .onMessage(Idle.class, this::onIdle)
                .onMessage(Stopped.class, this::onStopped)
                .onMessageEquals(Stop.INSTANCE, Behaviors::stopped)
                .build();
    }

    private Behavior<Command> onJoinBoard(JoinBoard request) {
        replicas.computeIfAbsent(request.boardId(), this::spawn).tell(request.join());
        return this;
    }

    private Behavior<Command> onCancelJoin(CancelJoin cancel) {
        ReplicaCommand.Leave leave = new ReplicaCommand.Leave(cancel.clientId());
        ActorRef<ReplicaCommand> replica = replicas.get(cancel.boardId());
        if (replica != null) {
            replica.tell(leave);
        }
        retiring.getOrDefault(cancel.boardId(), Set.of()).forEach(former -> former.tell(leave));
        return this;
    }

    private ActorRef<ReplicaCommand> spawn(UUID boardId) {
        Behavior<ReplicaCommand> behavior = BoardReplica.create(
                boardId,
                boards.apply(boardId),
                chats.apply(boardId),
                getContext().getSelf(),
                settings,
                ticks,
                metrics);
        ActorRef<ReplicaCommand> replica =
                getContext().spawnAnonymous(Behaviors.supervise(behavior).onFailure(SupervisorStrategy.stop()));
        getContext().watchWith(replica, new Stopped(boardId, replica));
        metrics.replicaStarted();
        return replica;
    }

    /** Joins that were sent before reach the replica before this does. */
    private Behavior<Command> onIdle(Idle idle) {
        if (replicas.remove(idle.boardId(), idle.replica())) {
            retiring.computeIfAbsent(idle.boardId(), id -> new HashSet<>()).add(idle.replica());
        }
        idle.replica().tell(new ReplicaEvent.Retire());
        return this;
    }

    private Behavior<Command> onStopped(Stopped stopped) {
        metrics.replicaStopped();
        replicas.remove(stopped.boardId(), stopped.replica());
        retiring.computeIfPresent(stopped.boardId(), (id, former) -> {
            former.remove(stopped.replica());
            return former.isEmpty() ? null : former;
        });
        return this;
    }
}
