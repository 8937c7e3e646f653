package io.collabboard.gateway;

import io.collabboard.board.BoardSharding;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.Replicas;
import io.collabboard.gateway.session.BoardService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;

/** Boards through this node's replicas and the cluster's entities. */
record ShardedBoards(BoardSharding boards, ActorRef<Replicas.Command> replicas) implements BoardService {

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
        return boards.board(boardId).ask(replyTo -> new BoardCommand.Execute(submission, replyTo), timeout);
    }
}
