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
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.Exchange;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A board on this node: follows the entity, keeps a read copy, encodes each change once into the feed that all sessions
 * here read, and gathers what they submit into batches. One for each board and node that has viewers.
 *
 * <p>The entity may move or crash at any time. The replica watches it, subscribes again with what it has, and submits again
 * the batch that was not answered; sessions notice nothing but the delay.
 */
public final class BoardReplica extends AbstractBehavior<BoardReplica.Command> {

    /** What a replica is told on its own node. */
    public sealed interface Command {}

    /**
     * @param afterSeq what the client has of {@code epoch}; see {@code board:join}
     * @param acceptsDeflate whether parts of a snapshot may be compressed
     */
    public record Join(
            Exchange exchange,
            Participant participant,
            Follower follower,
            long epoch,
            long afterSeq,
            boolean acceptsDeflate)
            implements Command {

        SnapshotFormat format() {
            return acceptsDeflate ? SnapshotFormat.DEFLATED : SnapshotFormat.PLAIN;
        }
    }

    public record Leave(UUID clientId) implements Command {}

    /** @param from gets the answer, also once it has left the board */
    public record Submit(Submission submission, Follower from) implements Command {}

    /** Take an operation back, if it has not been sent to the entity. */
    public record Withdraw(UUID clientId, UUID operationId) implements Command {}

    public record ListUsers(UUID clientId, Exchange exchange) implements Command {}

    /** @param cursor null: none any more */
    public record MoveCursor(UUID clientId, PersonPresence.@Nullable Cursor cursor) implements Command {}

    public record Drag(UUID clientId, List<PersonPresence.Drag> drags) implements Command {}

    /** Somebody is writing a chat message, or no longer. */
    public record Type(UUID clientId, boolean isTyping) implements Command {}

    /** @param objectIds empty: nothing */
    public record Select(UUID clientId, List<UUID> objectIds) implements Command {}

    /** @param objectIds empty: all */
    public record EndDrag(UUID clientId, Set<UUID> objectIds) implements Command {}

    /** @param from gets the answer, also once it has left the board */
    public record Say(ChatDraft draft, Follower from) implements Command {}

    /**
     * @param beforeSeq only messages before this one; 0: the newest
     * @param limit at least 1
     */
    public record ReadChat(Participant who, Exchange exchange, long beforeSeq, int limit, Follower from)
            implements Command {}

    /** From {@link Replicas}: nobody will be sent here any more; stop as soon as nobody is here. */
    record Retire() implements Command {}

    private record FromBoard(ReplicaMessage message) implements Command {}

    private record FromChat(ChatNews news) implements Command {}

    /** @param log that the snapshot belongs to */
    record SnapshotEncoded(FrameLog log, SnapshotFormat format, Snapshot snapshot) implements Command {}

    record SnapshotFailed(FrameLog log, SnapshotFormat format, Throwable failure) implements Command {}

    private record EntityStopped(ActorRef<BoardCommand> entity) implements Command {}

    record ChatStopped(ActorRef<ChatCommand> entity) implements Command {}

    record PeerStopped(ActorRef<ReplicaMessage> peer) implements Command {}

    /** The timer of this client; its own key. */
    private record TypingEnded(UUID clientId) implements Command {}

    enum Timer implements Command {
        RENEW,
        PULSE,
        CHANGES_READ,
        IDLE
    }

    private final ReplicaSettings settings;
    private final GatewayMetrics metrics;
    private final UUID boardId;
    private final EntityRef<BoardCommand> entity;
    private final ActorRef<Replicas.Command> parent;
    private final TimerScheduler<Command> timers;
    private final ActorRef<ReplicaMessage> self;

    private final Submissions submissions;
    private final Company company;
    private final Admission admission;
    private final Conversation conversation;

    private @Nullable BoardCopy copy;
    private BoardFeed feed;
    private @Nullable SnapshotLoad load;
    private @Nullable ActorRef<BoardCommand> watchedEntity;
    private long sentAtNanos;
    private boolean hasEntityWorked = true;
    private boolean isCatchingUp;
    private boolean retired;

    static Behavior<Command> create(
            UUID boardId,
            EntityRef<BoardCommand> entity,
            EntityRef<ChatCommand> chat,
            ActorRef<Replicas.Command> parent,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new BoardReplica(context, timers, boardId, entity, chat, parent, settings, ticks, metrics)));
    }

    private BoardReplica(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            UUID boardId,
            EntityRef<BoardCommand> entity,
            EntityRef<ChatCommand> chat,
            ActorRef<Replicas.Command> parent,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics) {
        super(context);
        this.timers = timers;
        this.boardId = boardId;
        this.entity = entity;
        this.parent = parent;
        this.settings = settings;
        this.submissions = new Submissions(settings.queue(), metrics);
        this.metrics = metrics;
        this.self = context.messageAdapter(ReplicaMessage.class, FromBoard::new);
        this.feed = newFeed(0);
        this.company = new Company(context, self, boardId, settings, ticks, metrics, feed);
        this.admission = new Admission(context, timers, entity, self, boardId, settings, metrics, company);
        this.conversation = new Conversation(
                context,
                chat,
                context.messageAdapter(ChatNews.class, FromChat::new),
                boardId,
                settings,
                metrics,
                company,
                feed);
        subscribe();
        timers.startTimerWithFixedDelay(Timer.RENEW, settings.renewEvery());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(FromBoard.class, this::onFromBoard)
                .onMessage(Submit.class, this::onSubmit)
                .onMessage(FromChat.class, this::onFromChat)
                .onMessage(Say.class, this::onSay)
                .onMessage(ReadChat.class, this::onReadChat)
                .onMessage(ChatStopped.class, this::onChatStopped)
                .onMessage(MoveCursor.class, this::onMoveCursor)
                .onMessage(Drag.class, this::onDrag)
                .onMessage(EndDrag.class, this::onEndDrag)
                .onMessage(Select.class, this::onSelect)
                .onMessage(Type.class, this::onType)
                .onMessage(TypingEnded.class, ended -> noLongerTypes(ended.clientId()))
                .onMessage(Join.class, this::onJoin)
                .onMessage(Leave.class, this::onLeave)
                .onMessage(SnapshotEncoded.class, this::onSnapshotEncoded)
                .onMessage(SnapshotFailed.class, this::onSnapshotFailed)
                .onMessageEquals(Timer.CHANGES_READ, this::onChangesReadLate)
                .onMessage(Withdraw.class, this::onWithdraw)
                .onMessage(ListUsers.class, this::onListUsers)
                .onMessage(EntityStopped.class, this::onEntityStopped)
                .onMessage(PeerStopped.class, this::onPeerStopped)
                .onMessageEquals(Timer.RENEW, this::onRenew)
                .onMessageEquals(Timer.PULSE, this::onPulse)
                .onMessageEquals(Timer.IDLE, this::onIdle)
                .onMessage(Retire.class, this::onRetire)
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    // ---- following the entity ----

    private Behavior<Command> onFromBoard(FromBoard from) {
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

    /** Asks for what is missing, once until it is here or the subscription is renewed. */
    private void catchUp() {
        if (!isCatchingUp) {
            isCatchingUp = true;
            subscribe();
        }
    }

    private void subscribe() {
        entity.tell(new BoardCommand.Subscribe(self, copy == null ? 0 : copy.epoch(), copy == null ? 0 : copy.seq()));
    }

    private void onSubscribed(ReplicaMessage.Subscribed subscribed) {
        boolean isNewEntity = !subscribed.entity().equals(watchedEntity);
        if (isNewEntity) {
            watch(subscribed.entity());
        }
        subscribed.peers().forEach(company::meet);
        boolean wasCatchingUp = isCatchingUp;
        isCatchingUp = false;
        load = null;
        if (subscribed.snapshotParts() == 0) {
            subscribed.tail().forEach(this::apply);
        } else if (!isHere(subscribed)) {
            load = new SnapshotLoad(subscribed);
        }
        if (isNewEntity || wasCatchingUp) {
            submitAgain();
        }
    }

    /** Commits may have overtaken the question that a snapshot answers. */
    private boolean isHere(ReplicaMessage.Subscribed subscribed) {
        return copy != null && copy.epoch() == subscribed.epoch() && copy.seq() == subscribed.seq();
    }

    private void watch(ActorRef<BoardCommand> current) {
        if (watchedEntity != null) {
            getContext().unwatch(watchedEntity);
        }
        watchedEntity = current;
        getContext().watchWith(current, new EntityStopped(current));
    }

    private Behavior<Command> onSnapshotPart(ReplicaMessage.SnapshotPart part) {
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
        hasEntityWorked = true;
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
            catchUp();
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

    /** An entity that stops again before it has done anything, as without a database, waits for the next renewal. */
    private Behavior<Command> onEntityStopped(EntityStopped stopped) {
        if (stopped.entity().equals(watchedEntity)) {
            watchedEntity = null;
            if (hasEntityWorked) {
                hasEntityWorked = false;
                subscribe();
            }
        }
        return this;
    }

    private Behavior<Command> onRenew() {
        isCatchingUp = false;
        if (load == null || !load.hasProgressed()) {
            subscribe();
        }
        company.renew();
        conversation.renew();
        if (System.nanoTime() - sentAtNanos > settings.resubmitAfter().toNanos()) {
            submitAgain();
        }
        return this;
    }

    // ---- submitting ----

    private Behavior<Command> onSubmit(Submit submit) {
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

    private Behavior<Command> onWithdraw(Withdraw withdraw) {
        if (submissions.withdraw(withdraw.clientId(), withdraw.operationId())) {
            company.tell(withdraw.clientId(), new ReplicaReply.Withdrawn(withdraw.operationId()));
        }
        return this;
    }

    private void send(Submissions.Batch batch) {
        sentAtNanos = System.nanoTime();
        metrics.batchSent(batch.queued().size());
        entity.tell(new BoardCommand.SubmitBatch(self, batch.id(), batch.submissions()));
    }

    private void submitAgain() {
        submissions.underWay().ifPresent(this::send);
    }

    private void onBatchOutcome(ReplicaMessage.BatchOutcome answer) {
        hasEntityWorked = true;
        Optional<Submissions.Batch> batch =
                submissions.underWay().filter(underWay -> underWay.id() == answer.batchId());
        if (batch.isEmpty()) {
            return;
        }
        if (copy != null && lastSeq(answer) > copy.seq()) {
            // Its commit got lost. Nobody hears DONE before the EVENT: the batch is submitted again once that is here.
            catchUp();
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

    private Behavior<Command> onJoin(Join join) {
        timers.cancel(Timer.IDLE);
        admission.join(join);
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> onSnapshotEncoded(SnapshotEncoded encoded) {
        admission.snapshotEncoded(encoded);
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> onSnapshotFailed(SnapshotFailed failed) {
        admission.snapshotFailed(failed);
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> onChangesReadLate() {
        admission.changesReadLate();
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> onLeave(Leave leave) {
        admission.withdraw(leave.clientId());
        conversation.left(leave.clientId());
        company.remove(leave.clientId());
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> onListUsers(ListUsers request) {
        company.tell(
                request.clientId(),
                new ReplicaReply.Participants(
                        request.exchange(), company.everyone(), feed.log().head()));
        return this;
    }

    private Behavior<Command> becomeIdleIfEmpty() {
        if (company.nobodyHere() && admission.nobodyWaits()) {
            if (retired) {
                return stop();
            }
            timers.startSingleTimer(Timer.IDLE, settings.idleAfter());
        }
        return this;
    }

    private Behavior<Command> onIdle() {
        parent.tell(new Replicas.Idle(boardId, getContext().getSelf()));
        return this;
    }

    private Behavior<Command> onRetire(Retire retire) {
        retired = true;
        return becomeIdleIfEmpty();
    }

    private Behavior<Command> stop() {
        entity.tell(new BoardCommand.Unsubscribe(self));
        return Behaviors.stopped();
    }

    private Behavior<Command> onPostStop(PostStop stopped) {
        submissions.end();
        conversation.stop();
        company.stop();
        return this;
    }

    // ---- the conversation ----

    private Behavior<Command> onFromChat(FromChat from) {
        conversation.told(from.news());
        return this;
    }

    private Behavior<Command> onSay(Say say) {
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

    private Behavior<Command> onReadChat(ReadChat read) {
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

    private Behavior<Command> onChatStopped(ChatStopped stopped) {
        conversation.stopped(stopped.entity());
        return this;
    }

    // ---- presence and peers ----

    private Behavior<Command> onMoveCursor(MoveCursor move) {
        company.cursor(move.clientId(), move.cursor());
        return this;
    }

    private Behavior<Command> onDrag(Drag drag) {
        company.drag(drag.clientId(), drag.drags());
        return this;
    }

    private Behavior<Command> onEndDrag(EndDrag end) {
        company.endDrag(end.clientId(), end.objectIds());
        return this;
    }

    private Behavior<Command> onSelect(Select select) {
        company.select(select.clientId(), select.objectIds());
        return this;
    }

    private Behavior<Command> onType(Type type) {
        if (!type.isTyping()) {
            return noLongerTypes(type.clientId());
        }
        TypingEnded ended = new TypingEnded(type.clientId());
        timers.startSingleTimer(ended, ended, settings.typingTimeout());
        company.typing(type.clientId(), true);
        return this;
    }

    private Behavior<Command> noLongerTypes(UUID clientId) {
        timers.cancel(new TypingEnded(clientId));
        company.typing(clientId, false);
        return this;
    }

    private Behavior<Command> onPulse() {
        company.pulse();
        return this;
    }

    private Behavior<Command> onPeerStopped(PeerStopped stopped) {
        company.peerStopped(stopped.peer());
        return this;
    }

    private BoardFeed newFeed(long seq) {
        return new BoardFeed(boardId, new FrameLog(seq, settings.logBytes(), settings.logRecords()));
    }
}
