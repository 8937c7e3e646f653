package io.collabboard.gateway.session;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Role;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.wire.BoardEntry;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireEncoder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of a session that something else than the replica of its board answers: lists of boards, and operations on
 * boards as a whole. They take their time; the session goes on meanwhile. A part of {@link Session}, on its thread.
 */
final class Elsewhere {
    private static final Logger log = LoggerFactory.getLogger(Elsewhere.class);
    private static final int BOARDS_PER_PAGE = 100;

    private final Participant self;
    private final SessionPort port;
    private final BoardService boards;
    private final BoardLists lists;
    private final OpenRequests open;
    private final Outbox outbox;
    private final BiConsumer<Exchange, Problem> refuse;

    /** @param refuse ends an exchange with an ERROR */
    Elsewhere(
            Participant self,
            SessionPort port,
            BoardService boards,
            BoardLists lists,
            OpenRequests open,
            Outbox outbox,
            BiConsumer<Exchange, Problem> refuse) {
        this.self = self;
        this.port = port;
        this.boards = boards;
        this.lists = lists;
        this.open = open;
        this.outbox = outbox;
        this.refuse = refuse;
    }

    void listBoards(Exchange exchange, long sinceRev) {
        port.whenComplete(
                lists.list(self.userId(), sinceRev), (listing, failure) -> onListed(exchange, listing, failure));
    }

    private void onListed(Exchange exchange, BoardLists.@Nullable BoardListing listing, @Nullable Throwable failure) {
        if (open.close(exchange.id()) == null) {
            return;
        }
        if (listing == null) {
            log.warn("the board directory could not be read", failure);
            refuse.accept(exchange, Problem.database());
            return;
        }
        List<BoardEntry> entries = listing.boards();
        for (int from = 0; from < entries.size(); from += BOARDS_PER_PAGE) {
            outbox.send(WireEncoder.boardPage(
                    exchange, entries.subList(from, Math.min(entries.size(), from + BOARDS_PER_PAGE))));
        }
        outbox.sendTerminal(
                WireEncoder.boardListEnd(exchange, listing.rev(), listing.unchanged(), listing.truncated()), 0);
    }

    /** An operation on a board that the session is not on, or that does not go through its replica. */
    void execute(Exchange exchange, UUID boardId, Submission submission, Duration timeout) {
        port.whenComplete(
                boards.execute(boardId, submission, timeout),
                (outcome, failure) -> onExecuted(exchange, boardId, submission.operation(), outcome, failure));
    }

    private void onExecuted(
            Exchange exchange,
            UUID boardId,
            Operation operation,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {
        if (outcome instanceof Outcome.Accepted stored) {
            lists.changed(boardId, operation, stored.seq(), self.userId(), self.userName());
        }
        boolean isAccepted = outcome instanceof Outcome.Accepted;
        if ((isAccepted ? open.acknowledge(exchange.id()) : open.close(exchange.id())) == null) {
            return;
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            outbox.sendTerminal(
                    operation instanceof Operation.CreateBoard create
                            ? WireEncoder.boardCreated(exchange, accepted.seq(), created(boardId, create))
                            : WireEncoder.accepted(exchange, accepted.seq(), 0),
                    0);
        } else if (outcome instanceof Outcome.Refused refused) {
            refuse.accept(exchange, Problem.of(refused.refusal(), null));
        } else if (failure instanceof TimeoutException) {
            refuse.accept(exchange, Problem.timeout());
        } else {
            log.warn("{} failed", exchange, failure);
            refuse.accept(exchange, Problem.unavailable("the board cannot be reached"));
        }
    }

    private BoardEntry created(UUID boardId, Operation.CreateBoard create) {
        return new BoardEntry(
                boardId,
                create.name(),
                self.userId(),
                self.userName(),
                create.isPublic(),
                System.currentTimeMillis(),
                Role.ADMIN);
    }
}
