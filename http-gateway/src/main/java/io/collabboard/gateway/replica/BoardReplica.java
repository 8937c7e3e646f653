package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A board on this node: follows the entity, keeps a read copy, encodes each change once into the feed that all sessions
 * here read, and gathers what they submit into batches. One for each board and node that has viewers.
 *
 * <p>The entity may move or crash at any time. The replica watches it, subscribes again with what it has, and submits again
 * the batch that was not answered; sessions notice nothing but the delay.
 */
public final class BoardReplica extends AbstractBehavior<ReplicaCommand> {

    private final ReplicaSettings settings;
    private final GatewayMetrics metrics;
    private final UUID boardId;
    private final RecipientRef<BoardCommand> entity;
    private final EntityLink<BoardCommand> link;
    private final ActorRef<Replicas.Command> parent;
    private final TimerScheduler<ReplicaCommand> timers;
    private final ActorRef<ReplicaMessage> self;

    private final Submissions submissions;
    private final Company company;
    private final Admission admission;
    private final Conversation conversation;

    private @Nullable BoardCopy copy;
    private BoardFeed feed;
    private @Nullable SnapshotLoad load;
    private boolean retired;

    static Behavior<ReplicaCommand> create(
            UUID boardId,
            RecipientRef<BoardCommand> entity,
            RecipientRef<ChatCommand> chat,
            ActorRef<Replicas.Command> parent,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new BoardReplica(context, timers, boardId, entity, chat, parent, settings, ticks, metrics)));
    }

    private BoardReplica(
            ActorContext<ReplicaCommand> context,
            TimerScheduler<ReplicaCommand> timers,
            UUID boardId,
            RecipientRef<BoardCommand> entity,
            RecipientRef<ChatCommand> chat,
            ActorRef<Replicas.Command> parent,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        super(context);
        this.timers = timers;
        this.boardId = boardId;
        this.entity = entity;
        this.link = new EntityLink<>(
                context,
                ReplicaEvent.Timer.LOOK_FOR_BOARD,
                ReplicaEvent.EntityStopped::new,
                this::subscribe,
                settings.resubmitAfter());
        this.parent = parent;
        this.settings = settings;
        this.submissions = new Submissions(settings.queue(), metrics);
        this.metrics = metrics;
        this.self = context.messageAdapter(ReplicaMessage.class, ReplicaEvent.FromBoard::new);
        this.feed = newFeed(0);
        this.company = new Company(context, self, boardId, settings, ticks, metrics, feed);
        this.admission = new Admission(context, timers, entity, self, boardId, settings, metrics, company);
        this.conversation = new Conversation(
                context,
                chat,
                context.messageAdapter(ChatNews.class, ReplicaEvent.FromChat::new),
                boardId,
                settings,
                metrics,
                company,
                feed);
        link.subscribe();
        timers.startTimerWithFixedDelay(ReplicaEvent.Timer.RENEW, settings.renewEvery());
    }

    @Override
    public Receive<ReplicaCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(ReplicaEvent.FromBoard.class, this::onFromBoard)
                .onMessage(ReplicaCommand.Submit.class, this::onSubmit)
                .onMessage(ReplicaEvent.FromChat.class, this::onFromChat)
                .onMessage(ReplicaCommand.Say.class, this::onSay)
                .onMessage(ReplicaCommand.ReadChat.class, this::onReadChat)
                .onMessage(ReplicaEvent.ChatStopped.class, this::onChatStopped)
                .onMessage(ReplicaCommand.MoveCursor.class, this::onMoveCursor)
                .onMessage(ReplicaCommand.Drag.class, this::onDrag)
                .onMessage(ReplicaCommand.EndDrag.class, this::onEndDrag)
                .onMessage(ReplicaCommand.Select.class, this::onSelect)
                .onMessage(ReplicaCommand.Type.class, this::onType)
                .onMessage(ReplicaEvent.TypingEnded.class, ended -> noLongerTypes(ended.clientId()))
                .onMessage(ReplicaCommand.Join.class, this::onJoin)
                .onMessage(ReplicaCommand.Leave.class, this::onLeave)
                .onMessage(ReplicaEvent.SnapshotEncoded.class, this::onSnapshotEncoded)
                .onMessage(ReplicaEvent.SnapshotFailed.class, this::onSnapshotFailed)
                .onMessageEquals(ReplicaEvent.Timer.CHANGES_READ, this::onChangesReadLate)
                .onMessage(ReplicaCommand.Withdraw.class, this::onWithdraw)
                .onMessage(ReplicaCommand.ListUsers.class, this::onListUsers)
                .onMessage(ReplicaEvent.EntityStopped.class, this::onEntityStopped)
                .onMessage(ReplicaEvent.PeerStopped.class, this::onPeerStopped)
                .onMessageEquals(ReplicaEvent.Timer.RENEW, this::onRenew)
                .onMessageEquals(ReplicaEvent.Timer.LOOK_FOR_BOARD, this::onLookForBoard)
                .onMessageEquals(ReplicaEvent.Timer.LOOK_FOR_CHAT, this::onLookForChat)
                .onMessageEquals(ReplicaEvent.Timer.PULSE, this::onPulse)
                .onMessageEquals(ReplicaEvent.Timer.IDLE, this::onIdle)
                .onMessage(ReplicaEvent.Retire.class, this::onRetire)
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    // ---- following the entity ----

    private Behavior<ReplicaCommand> onFromBoard(ReplicaEvent.FromBoard from) {
        ReplicaMessage message = from.message();
        if (message instanceof ReplicaMessage.Commit commit) {
            onCommit(commit);
        } else if (message instanceof ReplicaMessage.BatchOutcome outcome) {
            onBatchOutcome(outcome);
        } else if (message instanceof ReplicaMessage.PeerPresence remote) {
            company.peerPresence(remote);
        } else if (message instanceof ReplicaMessage.PeerParticipants remote) {
            company.peerParticipants(remote);
        } else if (message instanceof ReplicaMessage.PeerQuestion question) {
            company.peerQuestion(question);
        } else if (message instanceof ReplicaMessage.Peers peers) {
            peers.replicas().forEach(company::meet);
        } else if (message instanceof ReplicaMessage.Subscribed subscribed) {
            onSubscribed(subscribed);
        } else if (message instanceof ReplicaMessage.EntityStopping stopping) {
            link.moves(stopping.entity());
        } else if (message instanceof ReplicaMessage.SnapshotPart part) {
            return onSnapshotPart(part);
        } else if (message instanceof ReplicaMessage.ChangesPart part) {
            admission.changesRead(part);
            return becomeIdleIfEmpty();
        } else {
            onBoardMissing();
        }
        return this;
    }

    private void subscribe() {
        entity.tell(new BoardCommand.Subscribe(self, copy == null ? 0 : copy.epoch(), copy == null ? 0 : copy.seq()));
    }

    private void onSubscribed(ReplicaMessage.Subscribed subscribed) {
        EntityLink.Standing standing = link.subscribed(subscribed.entity());
        subscribed.peers().forEach(company::meet);
        load = null;
        if (subscribed.snapshotParts() == 0) {
            subscribed.tail().forEach(this::apply);
        } else if (!isHere(subscribed)) {
            load = new SnapshotLoad(subscribed);
        }
        if (standing.isToAskAgain()) {
            submitAgain();
            admission.askAgain();
        }
    }

    /** Commits may have overtaken the question that a snapshot answers. */
    private boolean isHere(ReplicaMessage.Subscribed subscribed) {
        return copy != null && copy.epoch() == subscribed.epoch() && copy.seq() == subscribed.seq();
    }

    private Behavior<ReplicaCommand> onSnapshotPart(ReplicaMessage.SnapshotPart part) {
        BoardCopy whole = load == null ? null : load.add(part);
        if (whole == null) {
            return this;
        }
        load = null;
        boolean isReload = copy != null;
        copy = whole;
        feed = newFeed(whole.seq());
        company.moveTo(feed);
        conversation.moveTo(feed);
        if (isReload) {
            company.tellAll(new ReplicaReply.FeedBroken(boardId, "the board has moved on too far"));
        }
        admission.open(whole, feed);
        return becomeIdleIfEmpty();
    }

    private void onCommit(ReplicaMessage.Commit commit) {
        link.worked();
        if (copy != null && load == null && commit.epoch() == copy.epoch()) {
            apply(commit.batch());
        }
    }

    private void apply(BoardChanged batch) {
        BoardCopy board = copy;
        if (board == null || batch.lastSeq() <= board.seq()) {
            return;
        }
        if (batch.firstSeq() != board.seq() + 1) {
            // A commit got lost, or overlaps with what is here: the answer starts at our seq or is a snapshot.
            link.catchUp();
            return;
        }
        board.apply(batch);
        List<ByteString> events = WireEncoder.changes(boardId, batch);
        for (int i = 0; i < events.size(); i++) {
            feed.log().append(batch.firstSeq() + i, events.get(i));
            Change change = batch.changes().get(i);
            company.committed(change.operationId(), change.clientId());
        }
        if (batch.changes().stream().anyMatch(change -> change.body() instanceof Change.BoardDeleted)) {
            endBoard();
        } else {
            company.logGrew();
        }
    }

    private void onBoardMissing() {
        admission.close(Problem.boardNotFound());
        if (copy != null) {
            // The change itself was lost: who joins again hears that there is no board.
            company.tellAll(new ReplicaReply.FeedBroken(boardId, "the board is not there any more"));
            endBoard();
        }
        parent.tell(new Replicas.Idle(boardId, getContext().getSelf()));
    }

    private void endBoard() {
        company.tellAll(new ReplicaReply.BoardEnded(boardId, feed.log().head()));
        copy = null;
        conversation.end();
        admission.close(Problem.boardNotFound());
        parent.tell(new Replicas.Idle(boardId, getContext().getSelf()));
    }

    private Behavior<ReplicaCommand> onEntityStopped(ReplicaEvent.EntityStopped stopped) {
        link.stopped(stopped.entity());
        return this;
    }

    private Behavior<ReplicaCommand> onLookForBoard() {
        link.lookAgain();
        return this;
    }

    private Behavior<ReplicaCommand> onLookForChat() {
        conversation.lookAgain();
        return this;
    }

    private Behavior<ReplicaCommand> onRenew() {
        if (load == null || !load.hasProgressed()) {
            link.renew();
        }
        company.renew();
        conversation.renew();
        if (link.isAnswerLate()) {
            submitAgain();
        }
        return this;
    }

    // ---- submitting ----

    private Behavior<ReplicaCommand> onSubmit(ReplicaCommand.Submit submit) {
        Submission submission = submit.submission();
        if (copy == null) {
            decide(
                    new Outcome.Refused(submission.operationId(), Refusal.boardNotFound()),
                    new Submissions.Queued(submission, submit.from()));
        } else if (submissions.offer(submission, submit.from())) {
            submissions.next().ifPresent(this::send);
        } else {
            submit.from().tell(new ReplicaReply.Overloaded(submission.operationId()));
        }
        return this;
    }

    private Behavior<ReplicaCommand> onWithdraw(ReplicaCommand.Withdraw withdraw) {
        if (submissions.withdraw(withdraw.clientId(), withdraw.operationId())) {
            company.tell(withdraw.clientId(), new ReplicaReply.Withdrawn(withdraw.operationId()));
        }
        return this;
    }

    private void send(Submissions.Batch batch) {
        link.asked();
        metrics.batchSent(batch.queued().size());
        entity.tell(new BoardCommand.SubmitBatch(self, batch.id(), batch.submissions()));
    }

    private void submitAgain() {
        submissions.underWay().ifPresent(this::send);
    }

    private void onBatchOutcome(ReplicaMessage.BatchOutcome answer) {
        link.worked();
        Optional<Submissions.Batch> batch =
                submissions.underWay().filter(underWay -> underWay.id() == answer.batchId());
        if (batch.isEmpty()) {
            return;
        }
        if (copy != null && lastSeq(answer) > copy.seq()) {
            // Its commit got lost. Nobody hears DONE before the EVENT: the batch is submitted again once that is here.
            link.catchUp();
            return;
        }
        submissions.complete(answer.batchId());
        Iterator<Submissions.Queued> submitted = batch.get().queued().iterator();
        for (Outcome outcome : answer.outcomes()) {
            decide(outcome, submitted.next());
        }
        submissions.next().ifPresent(this::send);
    }

    private static long lastSeq(ReplicaMessage.BatchOutcome answer) {
        return answer.outcomes().stream()
                .mapToLong(outcome -> outcome instanceof Outcome.Accepted accepted ? accepted.seq() : 0)
                .max()
                .orElse(0);
    }

    private void decide(Outcome outcome, Submissions.Queued queued) {
        boolean isStale =
                outcome instanceof Outcome.Refused refused && refused.refusal().reason() == Refusal.Reason.STALE_UPDATE;
        BoardObject current = isStale ? staleObject(queued.submission()) : null;
        queued.from().tell(new ReplicaReply.Decided(outcome, current, feed.log().head()));
    }

    /** The copy has all that the entity had when it refused: commits and outcomes come through one ordered channel. */
    private @Nullable BoardObject staleObject(Submission submission) {
        return copy != null && submission.operation() instanceof Operation.UpdateObject update
                ? copy.object(update.objectId())
                : null;
    }

    // ---- sessions ----

    private Behavior<ReplicaCommand> onJoin(ReplicaCommand.Join join) {
        timers.cancel(ReplicaEvent.Timer.IDLE);
        admission.join(join);
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> onSnapshotEncoded(ReplicaEvent.SnapshotEncoded encoded) {
        admission.snapshotEncoded(encoded);
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> onSnapshotFailed(ReplicaEvent.SnapshotFailed failed) {
        admission.snapshotFailed(failed);
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> onChangesReadLate() {
        admission.changesReadLate();
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> onLeave(ReplicaCommand.Leave leave) {
        admission.withdraw(leave.clientId());
        conversation.left(leave.clientId());
        company.remove(leave.clientId());
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> onListUsers(ReplicaCommand.ListUsers request) {
        company.tell(
                request.clientId(),
                new ReplicaReply.Participants(
                        request.exchange(), company.everyone(), feed.log().head()));
        return this;
    }

    private Behavior<ReplicaCommand> becomeIdleIfEmpty() {
        if (company.nobodyHere() && admission.nobodyWaits()) {
            if (retired) {
                return stop();
            }
            timers.startSingleTimer(ReplicaEvent.Timer.IDLE, settings.idleAfter());
        }
        return this;
    }

    private Behavior<ReplicaCommand> onIdle() {
        parent.tell(new Replicas.Idle(boardId, getContext().getSelf()));
        return this;
    }

    private Behavior<ReplicaCommand> onRetire(ReplicaEvent.Retire retire) {
        retired = true;
        return becomeIdleIfEmpty();
    }

    private Behavior<ReplicaCommand> stop() {
        entity.tell(new BoardCommand.Unsubscribe(self));
        return Behaviors.stopped();
    }

    private Behavior<ReplicaCommand> onPostStop(PostStop stopped) {
        submissions.end();
        conversation.stop();
        company.stop();
        return this;
    }

    // ---- the conversation ----

    private Behavior<ReplicaCommand> onFromChat(ReplicaEvent.FromChat from) {
        conversation.told(from.news());
        return this;
    }

    private Behavior<ReplicaCommand> onSay(ReplicaCommand.Say say) {
        ChatDraft draft = say.draft();
        Refusal refusal = shutTo(draft.userId());
        if (refusal == null) {
            noLongerTypes(draft.clientId());
            conversation.say(draft, say.from());
        } else {
            say.from()
                    .tell(new ReplicaReply.Decided(
                            new Outcome.Refused(draft.id(), refusal),
                            null,
                            feed.log().head()));
        }
        return this;
    }

    private Behavior<ReplicaCommand> onReadChat(ReplicaCommand.ReadChat read) {
        Refusal refusal = shutTo(read.who().userId());
        if (refusal == null) {
            conversation.read(read);
        } else {
            read.from().tell(new ReplicaReply.ChatUnread(read.exchange(), Problem.of(refusal, null)));
        }
        return this;
    }

    /** Why somebody may not see the board any more; null for who may, which is enough to talk. */
    private @Nullable Refusal shutTo(String userId) {
        if (copy == null) {
            return Refusal.boardNotFound();
        }
        return copy.meta().roleOf(userId).isPresent()
                ? null
                : new Refusal(Refusal.Reason.BOARD_FORBIDDEN, "this board is not open to you", null, 0);
    }

    private Behavior<ReplicaCommand> onChatStopped(ReplicaEvent.ChatStopped stopped) {
        conversation.stopped(stopped.entity());
        return this;
    }

    // ---- presence and peers ----

    private Behavior<ReplicaCommand> onMoveCursor(ReplicaCommand.MoveCursor move) {
        company.cursor(move.clientId(), move.cursor());
        return this;
    }

    private Behavior<ReplicaCommand> onDrag(ReplicaCommand.Drag drag) {
        company.drag(drag.clientId(), drag.drags());
        return this;
    }

    private Behavior<ReplicaCommand> onEndDrag(ReplicaCommand.EndDrag end) {
        company.endDrag(end.clientId(), end.objectIds());
        return this;
    }

    private Behavior<ReplicaCommand> onSelect(ReplicaCommand.Select select) {
        company.select(select.clientId(), select.objectIds());
        return this;
    }

    private Behavior<ReplicaCommand> onType(ReplicaCommand.Type type) {
        if (!type.isTyping()) {
            return noLongerTypes(type.clientId());
        }
        ReplicaEvent.TypingEnded ended = new ReplicaEvent.TypingEnded(type.clientId());
        timers.startSingleTimer(ended, ended, settings.typingTimeout());
        company.typing(type.clientId(), true);
        return this;
    }

    private Behavior<ReplicaCommand> noLongerTypes(UUID clientId) {
        timers.cancel(new ReplicaEvent.TypingEnded(clientId));
        company.typing(clientId, false);
        return this;
    }

    private Behavior<ReplicaCommand> onPulse() {
        company.pulse();
        return this;
    }

    private Behavior<ReplicaCommand> onPeerStopped(ReplicaEvent.PeerStopped stopped) {
        company.peerStopped(stopped.peer());
        return this;
    }

    private BoardFeed newFeed(long seq) {
        return new BoardFeed(boardId, new FrameLog(seq, settings.logBytes(), settings.logRecords()));
    }
}
