package io.collabboard.gateway.session;

import io.collabboard.board.model.Operation;
import io.collabboard.gateway.wire.BoardEntry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The board directory, as a session sees it. */
public interface BoardLists {

    /** @param unchanged nothing changed since the rev that was asked for; no boards then */
    record BoardListing(List<BoardEntry> boards, long rev, boolean unchanged, boolean truncated) {}

    /** The boards that a person may open, newest first. */
    CompletionStage<BoardListing> list(String userId, long sinceRev);

    /**
     * A board was created, renamed or deleted through this node: lists show it at once.
     *
     * @param seq of the change
     */
    void changed(UUID boardId, Operation operation, long seq, String userId, String userName);
}
