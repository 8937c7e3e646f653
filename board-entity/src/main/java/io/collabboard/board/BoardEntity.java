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
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

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

    private final UUID boardId;
    private final long epoch;
    private final BoardLimits limits;
    private final InstantSource clock;
    private final BoardMetrics metrics;
    private final Runnable onDeleted;
    private final BoardRules rules;
    private final Subscribers subscribers;
    private final SnapshotRule snapshotRule = new SnapshotRule();
    private @Nullable Judged judged;
    private boolean hasStarted;

    /** What a batch makes of a board: judging it has applied it already. */
    private record Judged(BoardState before, BoardChanged batch, BoardState after) {

        /** Whether it is these very objects: comparing what is in them would cost what is to be saved. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(BoardState state, BoardChanged event) {
            return before == state && batch == event;
        }
    }

    private BoardEntity(
            ActorContext<BoardCommand> context,
            UUID boardId,
            long epoch,
            BoardLimits limits,
            InstantSource clock,
            BoardMetrics metrics,
            Runnable onDeleted) {
        super(persistenceId(boardId));
        this.boardId = boardId;
        this.epoch = epoch;
        this.limits = limits;
        this.clock = clock;
        this.metrics = metrics;
        this.onDeleted = onDeleted;
        this.rules = new BoardRules(limits);
        this.subscribers = new Subscribers(context);
    }

    /**
     * A board.
     *
     * @param epoch names the history that sequence numbers count in, see {@code docs/protocol.md}
     * @param onDeleted runs once the deletion is stored, and whenever the entity of a deleted board starts
     */
    public static Behavior<BoardCommand> create(
            UUID boardId,
            long epoch,
            BoardLimits limits,
            InstantSource clock,
            BoardMetrics metrics,
            Runnable onDeleted) {
        return Behaviors.setup(context -> new BoardEntity(context, boardId, epoch, limits, clock, metrics, onDeleted));
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
                .onCommand(BoardCommand.ReadChanges.class, this::onReadChanges)
                .onCommand(BoardCommand.Unsubscribe.class, command -> forget(command.replica()))
                .onCommand(BoardCommand.ReplicaStopped.class, command -> forget(command.replica()))
                .onCommand(BoardCommand.Execute.class, this::onExecute)
                .onCommand(BoardCommand.Stop.class, (state, command) -> onStop())
                .build();
    }

    @Override
    public EventHandler<BoardState, BoardChanged> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent((state, batch) -> apply(state, batch));
    }

    /** The batch that was just judged is not applied a second time; one that is replayed is. */
    private BoardState apply(BoardState state, BoardChanged batch) {
        Judged known = judged;
        judged = null;
        return known != null && known.isOf(state, batch) ? known.after() : state.apply(batch);
    }

    @Override
    public SignalHandler<BoardState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(JournalPersistFailed.class, (state, failed) -> metrics.persistFailed())
                .onSignal(JournalPersistRejected.class, (state, rejected) -> metrics.persistFailed())
                .onSignal(PostStop.instance(), this::onStopped)
                .build();
    }

    private void onRecovered(BoardState state) {
        hasStarted = true;
        metrics.entityStarted();
        endIfDeleted(state);
    }

    private void onStopped(BoardState state) {
        if (hasStarted) {
            metrics.entityStopped();
        }
    }

    @Override
    public Set<String> tagsFor(BoardChanged event) {
        return DirectoryTags.tagsFor(boardId, event);
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return SnapshotRule.retention();
    }

    @Override
    public boolean shouldSnapshot(BoardState state, BoardChanged event, long sequenceNr) {
        return snapshotRule.isDue(sequenceNr, state.objects().size(), event.weight());
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
        judged = new Judged(state, batch, judgement.after());
        long judgedAt = System.nanoTime();
        return Effect().persist(batch).thenRun(stored -> {
            metrics.persisted(System.nanoTime() - judgedAt, batch.changes().size());
            subscribers.tell(new ReplicaMessage.Commit(epoch, batch));
            reply.accept(judgement.outcomes());
            endIfDeleted(stored);
        });
    }

    /** Told more often than once, so that it is told also where the first time was lost. */
    private void endIfDeleted(BoardState state) {
        if (state.deleted()) {
            onDeleted.run();
        }
    }

    private Effect<BoardChanged, BoardState> onSubscribe(BoardState state, BoardCommand.Subscribe command) {
        return Effect().none().thenRun(unchanged -> subscribers.subscribe(epoch, state, command));
    }

    private Effect<BoardChanged, BoardState> onReadChanges(BoardState state, BoardCommand.ReadChanges command) {
        return Effect().none().thenRun(unchanged -> new ChangesAnswer(epoch, state).send(command));
    }

    private Effect<BoardChanged, BoardState> onStop() {
        return Effect().none().thenRun(unchanged -> subscribers.stopping()).thenStop();
    }

    private Effect<BoardChanged, BoardState> forget(ActorRef<ReplicaMessage> replica) {
        subscribers.remove(replica);
        return Effect().none();
    }
}
