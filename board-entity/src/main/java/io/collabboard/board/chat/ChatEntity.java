package io.collabboard.board.chat;

import io.collabboard.board.BoardMetrics;
import io.collabboard.board.model.Outcome;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The one writer of a board's conversation. Each message is one event, so that its place in the conversation is the sequence
 * number of its row and any page is a range of the journal. After the commit every subscribed replica is told the message,
 * then the sender's the outcome, through one ordered channel.
 *
 * <p>A failed write stops the entity: its replicas watch it, subscribe to its successor and send again what was not
 * answered, which the idempotency window makes harmless.
 */
public final class ChatEntity extends EventSourcedBehavior<ChatCommand, ChatEvent, ChatState> {

    public static final EntityTypeKey<ChatCommand> TYPE_KEY = EntityTypeKey.create(ChatCommand.class, "Chat");

    /** The messages behind the last snapshot are read when the conversation is needed again; a tenth of a second or so. */
    private static final int SNAPSHOT_EVERY = 500;

    private final ChatSettings settings;
    private final InstantSource clock;
    private final BoardMetrics metrics;
    private final ChatSubscribers subscribers;
    private final ChatPages pages;
    private boolean hasStarted;

    private ChatEntity(
            ActorContext<ChatCommand> context,
            UUID boardId,
            ChatSettings settings,
            ChatLog log,
            InstantSource clock,
            BoardMetrics metrics) {
        super(persistenceId(boardId));
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.subscribers = new ChatSubscribers(context);
        this.pages = new ChatPages(context, boardId, log);
    }

    public static Behavior<ChatCommand> create(
            UUID boardId, ChatSettings settings, ChatLog log, InstantSource clock, BoardMetrics metrics) {
        return Behaviors.setup(context -> new ChatEntity(context, boardId, settings, log, clock, metrics));
    }

    public static PersistenceId persistenceId(UUID boardId) {
        return PersistenceId.of(TYPE_KEY.name(), boardId.toString());
    }

    @Override
    public ChatState emptyState() {
        return ChatState.empty(settings);
    }

    @Override
    public CommandHandler<ChatCommand, ChatEvent, ChatState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(ChatCommand.Send.class, this::onSend)
                .onCommand(ChatCommand.Subscribe.class, this::onSubscribe)
                .onCommand(ChatCommand.Read.class, this::onRead)
                .onCommand(ChatCommand.PageRead.class, this::onPageRead)
                .onCommand(ChatCommand.Unsubscribe.class, command -> forget(command.replica()))
                .onCommand(ChatCommand.ReplicaStopped.class, command -> forget(command.replica()))
                .onCommand(ChatCommand.End.class, (state, end) -> onEnd(state))
                .onCommand(ChatCommand.Stop.class, (state, command) -> onStop())
                .build();
    }

    @Override
    public EventHandler<ChatState, ChatEvent> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent(ChatState::apply);
    }

    @Override
    public SignalHandler<ChatState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(JournalPersistFailed.class, (state, failed) -> metrics.persistFailed())
                .onSignal(JournalPersistRejected.class, (state, rejected) -> metrics.persistFailed())
                .onSignal(PostStop.instance(), this::onStopped)
                .build();
    }

    private void onRecovered(ChatState state) {
        hasStarted = true;
        metrics.chatStarted();
    }

    private void onStopped(ChatState state) {
        if (hasStarted) {
            metrics.chatStopped();
        }
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 1);
    }

    private Effect<ChatEvent, ChatState> onSend(ChatState state, ChatCommand.Send command) {
        ActorRef<ChatNews> replica = command.replica();
        if (!subscribers.contains(replica)) {
            return Effect().none();
        }
        ChatDraft draft = command.draft();
        Outcome known = ChatRules.known(state, draft);
        if (known != null) {
            return Effect().none().thenRun(unchanged -> replica.tell(new ChatNews.Decided(known)));
        }
        ChatMessage message = new ChatMessage(
                draft.id(),
                state.seq() + 1,
                draft.clientId(),
                draft.userId(),
                draft.userName(),
                draft.text(),
                clock.millis());
        return Effect().persist(new ChatEvent.Said(message)).thenRun(stored -> {
            metrics.chatStored();
            subscribers.tell(new ChatNews.Said(message));
            replica.tell(new ChatNews.Decided(new Outcome.Accepted(message.id(), message.seq(), 0)));
        });
    }

    private Effect<ChatEvent, ChatState> onSubscribe(ChatState state, ChatCommand.Subscribe command) {
        return Effect().none().thenRun(unchanged -> subscribers.subscribe(state, command));
    }

    private Effect<ChatEvent, ChatState> onRead(ChatState state, ChatCommand.Read command) {
        if (!subscribers.contains(command.replica())) {
            return Effect().none();
        }
        return Effect().none().thenRun(unchanged -> pages.answer(state, command));
    }

    private Effect<ChatEvent, ChatState> onPageRead(ChatState state, ChatCommand.PageRead page) {
        return Effect().none().thenRun(unchanged -> pages.read(state, page));
    }

    private Effect<ChatEvent, ChatState> onEnd(ChatState state) {
        return state.ended() ? Effect().none() : Effect().persist(new ChatEvent.Ended());
    }

    private Effect<ChatEvent, ChatState> onStop() {
        return Effect().none().thenRun(unchanged -> subscribers.stopping()).thenStop();
    }

    private Effect<ChatEvent, ChatState> forget(ActorRef<ChatNews> replica) {
        subscribers.remove(replica);
        return Effect().none();
    }
}
