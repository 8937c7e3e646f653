package io.collabboard.gateway.session;

import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.gateway.replica.ReplicaCommand;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Boards, as a session reaches them. */
public interface BoardService {

    /** Joins through this node's replica, which answers the follower. */
    void join(UUID boardId, ReplicaCommand.Join join);

    /** Takes back a join that was not answered yet; if it comes to pass all the same, it is undone. */
    void cancelJoin(UUID boardId, UUID clientId);

    /**
     * One operation on a board that the session has not joined. Fails with a {@link
     * java.util.concurrent.TimeoutException} where the outcome stays unknown.
     */
    CompletionStage<Outcome> execute(UUID boardId, Submission submission, Duration timeout);
}
