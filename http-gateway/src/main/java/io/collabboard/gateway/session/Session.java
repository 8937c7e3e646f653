package io.collabboard.gateway.session;

import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Role;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.ReplicaReply;
import io.collabboard.gateway.socket.Outgoing;
import io.collabboard.gateway.wire.ChatLimits;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.Inbound;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.SnapshotEncoder;
import io.collabboard.gateway.wire.WireEncoder;
import io.collabboard.proto.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One client on its socket. Each request that is accepted ends in exactly one DONE, ERROR or CANCEL; requests run
 * concurrently and their answers come as they are ready. Nothing here blocks or waits.
 *
 * <p>The session is always in one {@link Place}: outside, joining a board, or on one.
 */
final class Session {
    private sealed interface Place {}

    private record Outside() implements Place {}

    private record Joining(UUID boardId) implements Place {}

    private record OnBoard(UUID boardId, ActorRef<ReplicaCommand> replica, Role role) implements Place {
        /** A request about the joined board may leave it unnamed. */
        boolean isMeantBy(Inbound.Request request) {
            return request.boardId() == null || boardId.equals(request.boardId());
        }
    }

    /** Answers that wait for the client to read; more may be there once, as the snapshot that one join is answered with. */
    private static final int MAX_WAITING_BYTES = 256 * 1024;

    private final Participant self;
    private final SessionSettings settings;
    private final SessionPort port;
    private final BoardService boards;
    private final GatewayMetrics metrics;

    private final Outbox outbox;
    private final OpenRequests open;
    private final Elsewhere elsewhere;
    private final TokenBucket operations;
    private final TokenBucket chatMessages;
    private final PresenceGate presence;
    private Place place = new Outside();

    /** The join that is not answered: one's way onto a board, or once more onto the same. */
    private @Nullable UUID pendingJoin;

    private boolean hasRead;

    Session(
            Participant self,
            SessionSettings settings,
            SessionPort port,
            BoardService boards,
            BoardLists lists,
            GatewayMetrics metrics) {
        this.self = self;
        this.outbox = new Outbox(self.clientId(), metrics);
        this.settings = settings;
        this.port = port;
        this.boards = boards;
        this.metrics = metrics;
        this.open = new OpenRequests(metrics);
        long now = System.nanoTime();
        this.operations = new TokenBucket(
                settings.limits().operationsPerSecond(), settings.limits().operationsBurst(), now);
        ChatLimits chat = settings.limits().chat();
        this.chatMessages = new TokenBucket(chat.messagesPerSecond(), chat.messagesBurst(), now);
        this.presence = new PresenceGate(settings.presenceInterval().toNanos(), now, metrics);
        this.elsewhere = new Elsewhere(self, port, boards, lists, open, outbox, this::refuse);
        outbox.send(WireEncoder.connected(self, settings.limits()));
    }

    // ---- what the stage asks ----

    /** Whether more requests may be read from the socket. */
    boolean mayRead() {
        boolean mayRead =
                open.size() + outbox.unsentTerminals() < settings.limits().maxOpenRequests()
                        && outbox.waitingBytes() < MAX_WAITING_BYTES;
        if (hasRead && !mayRead) {
            metrics.readPaused();
        }
        hasRead = mayRead;
        return mayRead;
    }

    /** What it has to send. */
    Outgoing.Messages messages() {
        return outbox;
    }

    // ---- requests ----

    void onFrame(Inbound frame) {
        if (frame instanceof Inbound.Request request) {
            onRequest(request);
        } else if (frame instanceof Inbound.Cancel cancel) {
            onCancel(cancel.requestId());
        } else if (frame instanceof Inbound.Invalid invalid) {
            metrics.refused(invalid.code());
            outbox.sendTerminal(invalid.answer(), 0);
        } else if (frame instanceof Inbound.Unreadable unreadable) {
            metrics.refused(unreadable.code());
            closeWith(unreadable.answer(), unreadable.closeCode());
        }
    }

    /** The message was larger than allowed, and has not been read. */
    void onTooLarge() {
        closeWith(Problem.tooLarge(settings.limits().maxFrameBytes()), CloseCode.MESSAGE_TOO_BIG);
    }

    void onText() {
        closeWith(Problem.notBinary(), CloseCode.BAD_PROTOCOL);
    }

    private void closeWith(Problem problem, CloseCode code) {
        metrics.refused(problem.code());
        closeWith(WireEncoder.error(problem), code);
    }

    /** The socket has taken nothing for too long: the client is to come back. Nothing is kept for it meanwhile. */
    void onStuck() {
        leave();
        outbox.clear();
        port.close(CloseCode.NOT_READING);
    }

    /** Nothing follows but what is queued already. */
    void end(CloseCode code) {
        leave();
        port.close(code);
    }

    /** The answer is the last frame: a board that never rests must not keep the socket open. */
    private void closeWith(ByteString answer, CloseCode code) {
        leave();
        outbox.send(answer);
        port.close(code);
    }

    /** Ends an exchange with an ERROR. */
    private void refuse(Exchange exchange, Problem problem) {
        refuse(exchange, problem, 0);
    }

    private void refuse(Exchange exchange, Problem problem, long barrier) {
        metrics.refused(problem.code());
        outbox.sendTerminal(WireEncoder.error(exchange, problem), barrier);
    }

    private void onRequest(Inbound.Request request) {
        Exchange exchange = request.exchange();
        if (exchange.isUnanswered()) {
            onPresence(request);
        } else if (open.contains(exchange.id())) {
            refuse(exchange, Problem.duplicateRequest());
        } else if (!operations.tryTake(System.nanoTime())) {
            refuse(exchange, Problem.rateLimited(operations.millisToWait()));
        } else {
            dispatch(request);
        }
    }

    private void dispatch(Inbound.Request request) {
        Inbound.Body body = request.body();
        if (body instanceof Inbound.Mutate mutate) {
            mutate(request, mutate.operation());
        } else if (body instanceof Inbound.JoinBoard join) {
            join(request, join);
        } else if (body instanceof Inbound.ListBoards list) {
            accept(request, null);
            elsewhere.listBoards(request.exchange(), list.sinceRev());
        } else if (body instanceof Inbound.Say say) {
            say(request, say.text());
        } else if (body instanceof Inbound.ReadChat read) {
            readChat(request, read);
        } else if (body instanceof Inbound.ListUsers) {
            listUsers(request);
        } else if (body instanceof Inbound.PartBoard) {
            part(request);
        }
    }

    private void mutate(Inbound.Request request, Operation operation) {
        Exchange exchange = request.exchange();
        Submission submission = new Submission(exchange.id(), self.clientId(), self.userId(), operation);
        UUID named = request.boardId();
        boolean isOfObject = operation instanceof Operation.CreateObject
                || operation instanceof Operation.UpdateObject
                || operation instanceof Operation.DeleteObject;
        if (place instanceof OnBoard here
                && here.isMeantBy(request)
                && (isOfObject || operation instanceof Operation.RenameBoard)) {
            accept(request, here.boardId());
            here.replica().tell(new ReplicaCommand.Submit(submission, port.follower()));
        } else if (isOfObject || named == null) {
            refuse(exchange, Problem.notJoined());
        } else {
            elsewhere.execute(exchange, named, submission, accept(request, null));
        }
    }

    private void join(Inbound.Request request, Inbound.JoinBoard join) {
        UUID boardId = Objects.requireNonNull(request.boardId(), "the envelope names the board");
        if (place instanceof OnBoard here && here.boardId().equals(boardId)) {
            cancelPendingJoin();
        } else {
            leave();
            place = new Joining(boardId);
        }
        accept(request, boardId);
        pendingJoin = request.exchange().id();
        boards.join(
                boardId,
                new ReplicaCommand.Join(
                        request.exchange(),
                        self,
                        port.follower(),
                        join.epoch(),
                        join.afterSeq(),
                        join.acceptsDeflate()));
    }

    private void part(Inbound.Request request) {
        if (place instanceof OnBoard here && !here.isMeantBy(request)) {
            refuse(request.exchange(), Problem.notJoined());
            return;
        }
        leave();
        outbox.sendTerminal(WireEncoder.done(request.exchange()), 0);
    }

    private void listUsers(Inbound.Request request) {
        if (place instanceof OnBoard here && here.isMeantBy(request)) {
            accept(request, here.boardId());
            here.replica().tell(new ReplicaCommand.ListUsers(self.clientId(), request.exchange()));
        } else {
            refuse(request.exchange(), Problem.notJoined());
        }
    }

    private void say(Inbound.Request request, String text) {
        Exchange exchange = request.exchange();
        if (!(place instanceof OnBoard here) || !here.isMeantBy(request)) {
            refuse(exchange, Problem.notJoined());
        } else if (!chatMessages.tryTake(System.nanoTime())) {
            refuse(exchange, Problem.rateLimited(chatMessages.millisToWait()));
        } else {
            accept(request, here.boardId());
            here.replica()
                    .tell(new ReplicaCommand.Say(
                            new ChatDraft(exchange.id(), self.clientId(), self.userId(), self.userName(), text),
                            port.follower()));
        }
    }

    private void readChat(Inbound.Request request, Inbound.ReadChat read) {
        if (place instanceof OnBoard here && here.isMeantBy(request)) {
            accept(request, here.boardId());
            here.replica()
                    .tell(new ReplicaCommand.ReadChat(
                            self, request.exchange(), read.beforeSeq(), read.limit(), port.follower()));
        } else {
            refuse(request.exchange(), Problem.notJoined());
        }
    }

    private void onPresence(Inbound.Request request) {
        if (!(place instanceof OnBoard here) || !here.isMeantBy(request)) {
            refuse(request.exchange(), Problem.notJoined());
            return;
        }
        Inbound.Body body = request.body();
        boolean isForAll =
                body instanceof Inbound.MoveCursor || body instanceof Inbound.Select || body instanceof Inbound.Type;
        if (!isForAll && !here.role().includes(Role.EDITOR)) {
            refuse(request.exchange(), Problem.boardForbidden());
            return;
        }
        if (body instanceof Inbound.MoveCursor move) {
            presence.cursor(new ReplicaCommand.MoveCursor(self.clientId(), move.cursor()));
        } else if (body instanceof Inbound.Select select) {
            presence.select(new ReplicaCommand.Select(self.clientId(), select.objectIds()));
        } else if (body instanceof Inbound.Type type) {
            presence.type(new ReplicaCommand.Type(self.clientId(), type.isTyping()));
        } else if (body instanceof Inbound.Drag drag) {
            presence.drag(new ReplicaCommand.Drag(self.clientId(), drag.drags()));
        } else if (body instanceof Inbound.EndDrag end) {
            presence.endDrag(new ReplicaCommand.EndDrag(self.clientId(), end.objectIds()));
        }
        flushPresence();
    }

    private void flushPresence() {
        long now = System.nanoTime();
        if (place instanceof OnBoard here) {
            presence.take(now).forEach(here.replica()::tell);
        }
        if (presence.isWaiting()) {
            port.wakeAfter(presence.millisToWait(now));
        }
    }

    /** A request that has not been sent to the entity ends here; one that has goes on to its true outcome. */
    private void onCancel(UUID requestId) {
        if (!open.contains(requestId)) {
            return;
        }
        if (requestId.equals(pendingJoin)) {
            leave();
        } else if (place instanceof OnBoard here) {
            here.replica().tell(new ReplicaCommand.Withdraw(self.clientId(), requestId));
        }
    }

    /** @return how long the request may take */
    private Duration accept(Inbound.Request request, @Nullable UUID boardId) {
        Duration timeout = request.timeout() == null ? settings.defaultTimeout() : request.timeout();
        long now = System.nanoTime();
        open.add(request.exchange(), boardId, now, now + timeout.toNanos());
        port.wakeAfter(timeout.toMillis() + 1);
        return timeout;
    }

    void onTimer() {
        for (Exchange exchange : open.closeOverdue(System.nanoTime())) {
            if (exchange.id().equals(pendingJoin)) {
                leave();
            }
            refuse(exchange, Problem.timeout());
        }
        flushPresence();
    }

    /** Milliseconds until the next {@link #onTimer} is due; empty where nothing is open. */
    OptionalLong nextDeadline() {
        long now = System.nanoTime();
        OptionalLong deadline = open.nextDeadline();
        return deadline.isEmpty()
                ? deadline
                : OptionalLong.of(Math.max(1, (deadline.getAsLong() - now) / 1_000_000 + 1));
    }

    // ---- answers ----

    void onReply(ReplicaReply reply) {
        if (reply instanceof ReplicaReply.Decided decided) {
            onDecided(decided);
        } else if (reply instanceof ReplicaReply.Joined joined) {
            onJoined(joined);
        } else if (reply instanceof ReplicaReply.JoinFailed failed) {
            onJoinFailed(failed);
        } else if (reply instanceof ReplicaReply.Participants users) {
            long barrier = barrierFor(users.exchange().id(), users.barrier());
            if (open.close(users.exchange().id()) != null) {
                outbox.sendTerminal(WireEncoder.users(users.exchange(), users.participants()), barrier);
            }
        } else if (reply instanceof ReplicaReply.ChatPage page) {
            long barrier = barrierFor(page.exchange().id(), page.barrier());
            if (open.close(page.exchange().id()) != null) {
                outbox.sendTerminal(WireEncoder.chatPage(page.exchange(), page.newestFirst(), page.more()), barrier);
            }
        } else if (reply instanceof ReplicaReply.ChatUnread unread) {
            if (open.close(unread.exchange().id()) != null) {
                refuse(unread.exchange(), unread.problem());
            }
        } else if (reply instanceof ReplicaReply.Withdrawn withdrawn) {
            Exchange exchange = open.close(withdrawn.operationId());
            if (exchange != null) {
                outbox.sendTerminal(WireEncoder.cancelled(exchange), 0);
            }
        } else if (reply instanceof ReplicaReply.Overloaded overloaded) {
            Exchange exchange = open.close(overloaded.operationId());
            if (exchange != null) {
                refuse(exchange, Problem.overloaded());
            }
        } else if (reply instanceof ReplicaReply.FeedBroken broken) {
            onFeedBroken(broken);
        } else if (reply instanceof ReplicaReply.BoardEnded ended) {
            onBoardEnded(ended);
        }
    }

    private void onDecided(ReplicaReply.Decided decided) {
        long barrier = barrierFor(decided.outcome().operationId(), decided.barrier());
        if (decided.outcome() instanceof Outcome.Accepted accepted) {
            Exchange exchange = open.acknowledge(accepted.operationId());
            if (exchange != null) {
                outbox.sendTerminal(WireEncoder.accepted(exchange, accepted.seq(), accepted.version()), barrier);
            }
        } else if (decided.outcome() instanceof Outcome.Refused refused) {
            Exchange exchange = open.close(refused.operationId());
            if (exchange != null) {
                refuse(exchange, Problem.of(refused.refusal(), decided.current()), barrier);
            }
        }
    }

    /** The log of a board that has been left says nothing about the one that is read now. */
    private long barrierFor(UUID requestId, long barrier) {
        return place instanceof OnBoard here && open.isOfBoard(requestId, here.boardId()) ? barrier : 0;
    }

    private void onJoined(ReplicaReply.Joined joined) {
        if (open.close(joined.exchange().id()) == null) {
            // Timed out or superseded: the client must not be sent what it no longer expects.
            return;
        }
        pendingJoin = null;
        if (place instanceof OnBoard before && !before.replica().equals(joined.replica())) {
            before.replica().tell(new ReplicaCommand.Leave(self.clientId()));
        }
        place = new OnBoard(joined.boardId(), joined.replica(), joined.board().role());
        port.watch(joined.replica());
        List<ByteString> frames = new ArrayList<>();
        joined.parts().forEach(part -> frames.add(SnapshotEncoder.addressed(joined.exchange(), part)));
        frames.addAll(joined.missed());
        outbox.enter(
                frames,
                joined.feed(),
                joined.position(),
                WireEncoder.joinDone(joined.exchange(), joined.boardId(), joined.board()),
                joined.barrier(),
                WireEncoder.error(joined.exchange(), Problem.unavailable("the board has moved on meanwhile")));
    }

    private void onJoinFailed(ReplicaReply.JoinFailed failed) {
        if (open.close(failed.exchange().id()) == null) {
            return;
        }
        pendingJoin = null;
        if (place instanceof OnBoard) {
            leave();
        }
        place = new Outside();
        refuse(failed.exchange(), failed.problem());
    }

    // ---- the board ends, breaks, or is left ----

    /** What was submitted and not decided by now came behind the deletion. */
    private void onBoardEnded(ReplicaReply.BoardEnded ended) {
        if (!(place instanceof OnBoard here) || !here.boardId().equals(ended.boardId())) {
            return;
        }
        open.closeOfBoard(ended.boardId())
                .forEach(exchange -> refuse(exchange, Problem.boardNotFound(), ended.barrier()));
        leaveBehind(ended.barrier());
    }

    void onReplicaStopped() {
        if (place instanceof OnBoard here) {
            metrics.resynchronised(GatewayMetrics.Resync.REPLICA_LOST);
            outbox.detach(0);
            outbox.send(WireEncoder.resync(here.boardId(), "the board is for the moment not to be had"));
            open.closeOfBoard(here.boardId())
                    .forEach(exchange -> refuse(exchange, Problem.unavailable("the board was lost")));
            leave();
        }
    }

    private void onFeedBroken(ReplicaReply.FeedBroken broken) {
        if (place instanceof OnBoard here && here.boardId().equals(broken.boardId())) {
            metrics.resynchronised(GatewayMetrics.Resync.BOARD_RELOADED);
            outbox.detach(0);
            outbox.send(WireEncoder.resync(broken.boardId(), broken.reason()));
        }
    }

    private void leave() {
        leaveBehind(0);
    }

    private void leaveBehind(long barrier) {
        tellReplicaToForget();
        cancelPendingJoin();
        port.unwatch();
        presence.clear();
        outbox.detach(barrier);
        place = new Outside();
    }

    private void cancelPendingJoin() {
        Exchange cancelled = pendingJoin == null ? null : open.close(pendingJoin);
        pendingJoin = null;
        if (cancelled != null) {
            outbox.sendTerminal(WireEncoder.cancelled(cancelled), 0);
        }
    }

    // ---- from the node ----

    void onBoardListChanged() {
        outbox.refreshBoardList();
    }

    void onDraining(int reconnectAfterMs) {
        outbox.send(WireEncoder.draining(reconnectAfterMs));
    }

    /** The client had its time to come back elsewhere. */
    void onNodeStopping() {
        leave();
        port.close(CloseCode.SERVICE_RESTART);
    }

    /** The socket is gone. */
    void onClosed() {
        tellReplicaToForget();
        open.clear();
    }

    private void tellReplicaToForget() {
        if (place instanceof OnBoard here) {
            here.replica().tell(new ReplicaCommand.Leave(self.clientId()));
            if (pendingJoin != null) {
                // It may arrive behind the leave, which goes another way.
                boards.cancelJoin(here.boardId(), self.clientId());
            }
        } else if (place instanceof Joining joining) {
            boards.cancelJoin(joining.boardId(), self.clientId());
        }
    }
}
