package io.collabboard.gateway.wire;

import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.Role;
import io.collabboard.board.protocol.Participant;
import java.util.List;

/**
 * A board at the moment at which somebody joined it.
 *
 * @param count objects
 * @param resumed whether only the missing changes were sent
 */
public record JoinedBoard(
        int count, BoardMeta meta, Role role, long seq, long epoch, boolean resumed, List<Participant> participants) {

    public JoinedBoard {
        participants = List.copyOf(participants);
    }
}
