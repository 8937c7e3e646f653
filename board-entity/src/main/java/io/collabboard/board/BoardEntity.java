package io.collabboard.board;

import io.collabboard.board.directory.DirectoryTags;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardRules;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/**
 * The one writer of a board. It judges each batch, stores what it accepts as one event, and only then tells: first every
 * subscribed replica the commit, then the submitter the outcomes. A replica hears of both through one ordered channel.
 *
 * <p>While a batch is being stored, further commands wait in the stash of Pekko Persistence. A failed write stops the
 * entity: its replicas watch it, subscribe to its successor and submit again what was not answered, which the idempotency
 * window makes harmless.
 */
public final class BoardEntity extends EventSourcedBehavior<BoardCommand, BoardChanged, BoardState> {

    public static final EntityTypeKey<BoardCommand> TYPE_KEY = EntityTypeKey.create(BoardCommand.class, "Board");

    private static final int SNAPSHOT_EVERY_EVENTS = 1_000;
    private static final int SNAPSHOTS_KEPT = 2;
    private static final int SNAPSHOT_EVERY_BYTES = 16 << 20;

    private final ActorContext<BoardCommand> context;
    private final UUID boardId;
    private final long epoch;
    private final BoardLimits limits;
    private final InstantSource clock;
    private final BoardMetrics metrics;
    private final BoardRules rules;
    private final Subscribers subscribers;
    private int bytesSinceSnapshot;

    private BoardEntity(
            ActorContext<BoardCommand> context,
            UUID boardId,
            long epoch,
            BoardLimits limits,
            InstantSource clock,
            BoardMetrics metrics) {
        super(persistenceId(boardId));
        this.context = context;
        this.boardId = boardId;
        this.epoch = epoch;
        this.limits = limits;
        this.clock = clock;
        this.metrics = metrics;
        this.rules = new BoardRules(limits);
        this.subscribers = new Subscribers(context);
    }

    /** @param epoch names the history that sequence numbers count in, see {@code docs/protocol.md} */
    public static Behavior<BoardCommand> create(
            UUID boardId, long epoch, BoardLimits limits, InstantSource clock, BoardMetrics metrics) {
        return Behaviors.setup(context -> new BoardEntity(context, boardId, epoch, limits, clock, metrics));
    }

    public static PersistenceId persistenceId(UUID boardId) {
        return PersistenceId.of(TYPE_KEY.name(), boardId.toString());
    }

    @Override
    public BoardState emptyState() {
        return BoardState.empty(limits);
    }

    @Override
    public CommandHandler<BoardCommand, BoardChanged, BoardState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(BoardCommand.SubmitBatch.class, this::onSubmitBatch)
                .onCommand(BoardCommand.Subscribe.class, this::onSubscribe)
                .onCommand(BoardCommand.Unsubscribe.class, command -> forget(command.replica()))
                .onCommand(BoardCommand.ReplicaStopped.class, command -> forget(command.replica()))
                .onCommand(BoardCommand.Execute.class, this::onExecute)
                .onCommand(BoardCommand.Stop.class, command -> Effect().stop())
                .build();
    }

    @Override
    public EventHandler<BoardState, BoardChanged> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent(BoardState::apply);
    }

    @Override
    public Set<String> tagsFor(BoardChanged event) {
        return DirectoryTags.tagsFor(boardId, event);
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY_EVENTS, SNAPSHOTS_KEPT);
    }

    @Override
    public boolean shouldSnapshot(BoardState state, BoardChanged event, long sequenceNr) {
        bytesSinceSnapshot += event.weight();
        if (bytesSinceSnapshot < SNAPSHOT_EVERY_BYTES) {
            return false;
        }
        bytesSinceSnapshot = 0;
        return true;
    }

    /**
     * A replica submits the batch under way again once it is subscribed. Until then the batch is left alone: its outcome
     * would arrive without the commit that it stands for.
     */
    private Effect<BoardChanged, BoardState> onSubmitBatch(BoardState state, BoardCommand.SubmitBatch command) {
        ActorRef<ReplicaMessage> replica = command.replica();
        if (state.ifExists().isPresent() && !subscribers.contains(replica)) {
            return Effect().none();
        }
        Optional<ReplicaMessage.BatchOutcome> answered = subscribers.answerTo(replica, command.batchId());
        if (answered.isPresent()) {
            // Not judged anew: what was refused then might be accepted now, behind the submitter's back.
            replica.tell(answered.get());
            return Effect().none();
        }
        return store(
                state,
                command.submissions(),
                outcomes -> subscribers.answer(replica, new ReplicaMessage.BatchOutcome(command.batchId(), outcomes)));
    }

    private Effect<BoardChanged, BoardState> onExecute(BoardState state, BoardCommand.Execute command) {
        return store(
                state,
                List.of(command.submission()),
                outcomes -> command.replyTo().tell(outcomes.get(0)));
    }

    private Effect<BoardChanged, BoardState> store(
            BoardState state, List<Submission> submissions, Consumer<List<Outcome>> reply) {
        BoardRules.Judgement judgement = rules.judge(state, submissions, clock.millis());
        BoardChanged batch = judgement.batch();
        if (batch == null) {
            return Effect().none().thenRun(unchanged -> reply.accept(judgement.outcomes()));
        }
        long judgedAt = System.nanoTime();
        return Effect().persist(batch).thenRun(stored -> {
            metrics.persisted(System.nanoTime() - judgedAt, batch.changes().size());
            subscribers.tell(new ReplicaMessage.Commit(epoch, batch));
            reply.accept(judgement.outcomes());
        });
    }

    private Effect<BoardChanged, BoardState> onSubscribe(BoardState state, BoardCommand.Subscribe command) {
        return Effect()
                .none()
                .thenRun(unchanged -> state.ifExists()
                        .ifPresentOrElse(
                                meta -> {
                                    subscribers.add(command.replica());
                                    new CatchUp(context.getSelf(), epoch, state, meta)
                                            .send(command, subscribers.others(command.replica()));
                                },
                                () -> command.replica().tell(ReplicaMessage.BoardMissing.INSTANCE)));
    }

    private Effect<BoardChanged, BoardState> forget(ActorRef<ReplicaMessage> replica) {
        subscribers.remove(replica);
        return Effect().none();
    }
}
