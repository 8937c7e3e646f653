package io.collabboard.gateway.replica;

import io.collabboard.board.model.Role;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.JoinedBoard;
import io.collabboard.gateway.wire.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Lets sessions onto the board: checks the role, and gives each its {@link Start}. Joins wait, bounded by the sessions of
 * the node and their time-outs, while there is no board, and while what they start from is being encoded or read; all
 * that wait share it. Only its replica's.
 */
final class Admission {
    /** An entity that answers at all does so within milliseconds; a snapshot is there instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ActorContext<ReplicaCommand> context;
    private final TimerScheduler<ReplicaCommand> timers;
    private final RecipientRef<BoardCommand> entity;
    private final ActorRef<ReplicaMessage> inbox;
    private final UUID boardId;
    private final ReplicaSettings settings;
    private final GatewayMetrics metrics;
    private final Company company;
    private final List<ReplicaCommand.Join> waiting = new ArrayList<>();

    private @Nullable OpenBoard open;
    private long latestRequest;

    /** What a replica that has its board lets sessions onto. */
    private record OpenBoard(BoardCopy copy, BoardFeed feed, EarlierRead earlier, Starts starts) {}

    /** @param inbox where the entity's answers come in */
    Admission(
            ActorContext<ReplicaCommand> context,
            TimerScheduler<ReplicaCommand> timers,
            RecipientRef<BoardCommand> entity,
            ActorRef<ReplicaMessage> inbox,
            UUID boardId,
            ReplicaSettings settings,
            GatewayMetrics metrics,
            Company company) {
        this.context = context;
        this.timers = timers;
        this.entity = entity;
        this.inbox = inbox;
        this.boardId = boardId;
        this.settings = settings;
        this.metrics = metrics;
        this.company = company;
    }

    /** There is a board, or another copy of it, with a log of its own that begins now. */
    void open(BoardCopy copy, BoardFeed feed) {
        EarlierRead earlier = new EarlierRead(boardId, copy.seq(), after -> ask(copy.epoch(), after));
        SnapshotWorker worker = new SnapshotWorker(context, boardId, feed.log(), settings, metrics);
        open = new OpenBoard(copy, feed, earlier, new Starts(copy, feed.log(), earlier, worker));
        retry();
    }

    /** There is no board any more. */
    void close(Problem problem) {
        open = null;
        waiting.forEach(join -> fail(join, problem));
        waiting.clear();
    }

    void join(ReplicaCommand.Join join) {
        OpenBoard board = open;
        if (board == null) {
            waiting.add(join);
            return;
        }
        Optional<Role> role = board.copy().meta().roleOf(join.participant().userId());
        if (role.isEmpty()) {
            fail(join, Problem.boardForbidden());
            return;
        }
        Optional<Start> start = board.starts().of(join);
        if (start.isPresent()) {
            letIn(join, role.get(), start.get(), board);
        } else {
            waiting.add(join);
        }
    }

    private void letIn(ReplicaCommand.Join join, Role role, Start start, OpenBoard board) {
        BoardCopy copy = board.copy();
        metrics.joined(start.kind(), start.bytes());
        company.add(join.participant(), join.follower());
        JoinedBoard joined = new JoinedBoard(
                copy.objects().size(),
                copy.meta(),
                role,
                copy.seq(),
                copy.epoch(),
                start.isResumed(),
                company.everyone());
        join.follower()
                .tell(new ReplicaReply.Joined(
                        join.exchange(),
                        boardId,
                        context.getSelf(),
                        board.feed(),
                        start.position(),
                        start.parts(),
                        start.missed(),
                        board.feed().log().head(),
                        joined));
    }

    private static void fail(ReplicaCommand.Join join, Problem problem) {
        join.follower().tell(new ReplicaReply.JoinFailed(join.exchange(), problem));
    }

    private void retry() {
        List<ReplicaCommand.Join> joins = List.copyOf(waiting);
        waiting.clear();
        joins.forEach(this::join);
    }

    // ---- what joins wait for ----

    void snapshotEncoded(ReplicaEvent.SnapshotEncoded encoded) {
        OpenBoard board = open;
        if (board != null && board.feed().log() == encoded.log()) {
            board.starts().snapshots(encoded.format()).encoded(encoded.snapshot());
            retry();
        }
    }

    /** Whoever waits for it hears so, and may come again. */
    void snapshotFailed(ReplicaEvent.SnapshotFailed failed) {
        context.getLog().error("No snapshot of board {} could be encoded", boardId, failed.failure());
        OpenBoard board = open;
        if (board != null && board.feed().log() == failed.log()) {
            board.starts().snapshots(failed.format()).failed();
            List<ReplicaCommand.Join> joins = List.copyOf(waiting);
            waiting.removeIf(join -> join.format() == failed.format());
            joins.stream()
                    .filter(join -> join.format() == failed.format())
                    .forEach(join -> fail(join, Problem.unavailable("no snapshot could be made")));
        }
    }

    private long ask(long epoch, long afterSeq) {
        long requestId = ++latestRequest;
        entity.tell(new BoardCommand.ReadChanges(inbox, requestId, epoch, afterSeq, EarlierRead.MAX_BYTES));
        timers.startSingleTimer(ReplicaEvent.Timer.CHANGES_READ, PATIENCE);
        return requestId;
    }

    /** What was asked of the entity may have been lost. */
    void askAgain() {
        if (open != null) {
            open.earlier().askAgain();
        }
    }

    void changesRead(ReplicaMessage.ChangesPart part) {
        if (open != null && open.earlier().answered(part)) {
            timers.cancel(ReplicaEvent.Timer.CHANGES_READ);
            retry();
        }
    }

    void changesReadLate() {
        if (open != null) {
            open.earlier().timedOut();
            retry();
        }
    }

    /** Forgets the joins of a client that has gone. */
    void withdraw(UUID clientId) {
        waiting.removeIf(join -> join.participant().clientId().equals(clientId));
    }

    boolean nobodyWaits() {
        return waiting.isEmpty();
    }
}
