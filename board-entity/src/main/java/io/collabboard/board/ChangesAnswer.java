package io.collabboard.board;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.List;

/** Tells a replica the changes that it asks for, as far as they are at hand, in parts as large as those of snapshots. */
record ChangesAnswer(long epoch, BoardState state) {

    void send(BoardCommand.ReadChanges request) {
        List<BoardChanged> batches =
                request.epoch() == epoch ? state.latestChangesAfter(request.afterSeq(), request.maxBytes()) : List.of();
        List<BoardChanged> part = new ArrayList<>();
        int bytes = 0;
        for (BoardChanged batch : batches) {
            if (!part.isEmpty() && bytes + batch.weight() > CatchUp.PART_BYTES) {
                request.replica().tell(new ReplicaMessage.ChangesPart(request.requestId(), part, false));
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(batch);
            bytes += batch.weight();
        }
        request.replica().tell(new ReplicaMessage.ChangesPart(request.requestId(), part, true));
    }
}
