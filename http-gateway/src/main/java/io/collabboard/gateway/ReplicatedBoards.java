package io.collabboard.gateway;

import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.Replicas;
import io.collabboard.gateway.session.BoardService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Boards through this node's replicas and their entities.
 *
 * @param entities by the id of the board
 */
record ReplicatedBoards(
        Function<UUID, ? extends RecipientRef<BoardCommand>> entities,
        ActorRef<Replicas.Command> replicas,
        Scheduler scheduler)
        implements BoardService {

    @Override
    public void join(UUID boardId, ReplicaCommand.Join join) {
        replicas.tell(new Replicas.JoinBoard(boardId, join));
    }

    @Override
    public void cancelJoin(UUID boardId, UUID clientId) {
        replicas.tell(new Replicas.CancelJoin(boardId, clientId));
    }

    @Override
    public CompletionStage<Outcome> execute(UUID boardId, Submission submission, Duration timeout) {
        return AskPattern.ask(
                entities.apply(boardId), replyTo -> new BoardCommand.Execute(submission, replyTo), timeout, scheduler);
    }
}
