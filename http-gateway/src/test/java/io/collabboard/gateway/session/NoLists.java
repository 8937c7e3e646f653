package io.collabboard.gateway.session;

import io.collabboard.board.model.Operation;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A directory that never answers. */
final class NoLists implements BoardLists {
    @Override
    public CompletionStage<BoardListing> list(String userId, long sinceRev) {
        return new CompletableFuture<>();
    }

    @Override
    public void changed(UUID boardId, Operation operation, long seq, String userId, String userName) {}
}
