package io.collabboard.gateway.replica;

import io.collabboard.board.model.Role;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.wire.JoinedBoard;
import io.collabboard.gateway.wire.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Lets sessions onto the board: checks the role, and gives each a place in the log to start from, with a snapshot before
 * it where the log alone does not do. Joins wait while there is no board. Only its replica's.
 */
final class Admission {
    private final UUID boardId;
    private final ActorRef<BoardReplica.Command> replica;
    private final Company company;
    private final List<BoardReplica.Join> waiting = new ArrayList<>();

    private @Nullable OpenBoard open;

    /** What a replica that has its board lets sessions onto. */
    private record OpenBoard(BoardCopy copy, BoardFeed feed, SnapshotCache snapshots) {}

    Admission(UUID boardId, ActorRef<BoardReplica.Command> replica, Company company) {
        this.boardId = boardId;
        this.replica = replica;
        this.company = company;
    }

    /** There is a board, or another copy of it with a log of its own. */
    void open(BoardCopy copy, BoardFeed feed) {
        open = new OpenBoard(copy, feed, new SnapshotCache());
        List<BoardReplica.Join> joins = List.copyOf(waiting);
        waiting.clear();
        joins.forEach(this::join);
    }

    /** There is no board any more. */
    void close() {
        open = null;
    }

    void join(BoardReplica.Join join) {
        OpenBoard board = open;
        if (board == null) {
            waiting.add(join);
            return;
        }
        Optional<Role> role = board.copy().meta().roleOf(join.participant().userId());
        if (role.isPresent()) {
            letIn(join, role.get(), board);
        } else {
            join.follower().tell(new ReplicaReply.JoinFailed(join.exchange(), Problem.boardForbidden()));
        }
    }

    private void letIn(BoardReplica.Join join, Role role, OpenBoard board) {
        Participant participant = join.participant();
        BoardCopy copy = board.copy();
        FrameLog log = board.feed().log();
        OptionalLong resumeAt =
                join.epoch() == copy.epoch() ? log.positionAfter(join.afterSeq()) : OptionalLong.empty();
        SnapshotCache.Snapshot start = resumeAt.isPresent()
                ? new SnapshotCache.Snapshot(List.of(), resumeAt.getAsLong())
                : board.snapshots().get(boardId, copy, log);
        company.add(participant, join.follower());
        JoinedBoard joined = new JoinedBoard(
                copy.objects().size(),
                copy.meta(),
                role,
                copy.seq(),
                copy.epoch(),
                resumeAt.isPresent(),
                company.everyone());
        join.follower()
                .tell(new ReplicaReply.Joined(
                        join.exchange(),
                        boardId,
                        replica,
                        board.feed(),
                        start.position(),
                        start.parts(),
                        log.head(),
                        joined));
    }

    /** Forgets the joins of a client that has gone. */
    void withdraw(UUID clientId) {
        waiting.removeIf(join -> join.participant().clientId().equals(clientId));
    }

    boolean nobodyWaits() {
        return waiting.isEmpty();
    }

    void failAll(Problem problem) {
        waiting.forEach(join -> join.follower().tell(new ReplicaReply.JoinFailed(join.exchange(), problem)));
        waiting.clear();
    }
}
