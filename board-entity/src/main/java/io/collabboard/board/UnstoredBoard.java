package io.collabboard.board;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardRules;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Judges and tells as a {@link BoardEntity} does, and stores nothing: for a node that rehearses before it has people.
 * Nobody else may ever see it.
 */
public final class UnstoredBoard extends AbstractBehavior<BoardCommand> {
    private static final long EPOCH = 1;

    private final BoardRules rules;
    private final Subscribers subscribers;
    private BoardState state;

    /** A board that does not exist until somebody creates it. */
    public static Behavior<BoardCommand> create(BoardLimits limits) {
        return Behaviors.setup(context -> new UnstoredBoard(context, limits));
    }

    private UnstoredBoard(ActorContext<BoardCommand> context, BoardLimits limits) {
        super(context);
        this.rules = new BoardRules(limits);
        this.subscribers = new Subscribers(context);
        this.state = BoardState.empty(limits);
    }

    @Override
    public Receive<BoardCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(BoardCommand.SubmitBatch.class, this::onSubmitBatch)
                .onMessage(BoardCommand.Execute.class, this::onExecute)
                .onMessage(BoardCommand.Subscribe.class, this::onSubscribe)
                .onMessage(BoardCommand.ReadChanges.class, this::onReadChanges)
                .onMessage(BoardCommand.Unsubscribe.class, command -> forget(command.replica()))
                .onMessage(BoardCommand.ReplicaStopped.class, command -> forget(command.replica()))
                .onMessage(BoardCommand.Stop.class, command -> Behaviors.stopped())
                .build();
    }

    private Behavior<BoardCommand> onSubmitBatch(BoardCommand.SubmitBatch command) {
        List<Outcome> outcomes = judge(command.submissions());
        subscribers.answer(command.replica(), new ReplicaMessage.BatchOutcome(command.batchId(), outcomes));
        return this;
    }

    private Behavior<BoardCommand> onExecute(BoardCommand.Execute command) {
        command.replyTo().tell(judge(List.of(command.submission())).get(0));
        return this;
    }

    private List<Outcome> judge(List<Submission> submissions) {
        BoardRules.Judgement judgement = rules.judge(state, submissions, System.currentTimeMillis());
        BoardChanged batch = judgement.batch();
        if (batch != null) {
            state = judgement.after();
            subscribers.tell(new ReplicaMessage.Commit(EPOCH, batch));
        }
        return judgement.outcomes();
    }

    private Behavior<BoardCommand> onSubscribe(BoardCommand.Subscribe command) {
        subscribers.subscribe(EPOCH, state, command);
        return this;
    }

    private Behavior<BoardCommand> onReadChanges(BoardCommand.ReadChanges command) {
        new ChangesAnswer(EPOCH, state).send(command);
        return this;
    }

    private Behavior<BoardCommand> forget(ActorRef<ReplicaMessage> replica) {
        subscribers.remove(replica);
        return this;
    }
}
