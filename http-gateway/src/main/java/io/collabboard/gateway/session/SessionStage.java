package io.collabboard.gateway.session;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.BoardReplica;
import io.collabboard.gateway.replica.Follower;
import io.collabboard.gateway.replica.ReplicaReply;
import io.collabboard.gateway.wire.Inbound;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.proto.CloseCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;

/**
 * Runs a {@link Session} between the two halves of a socket. Messages are read only while the session may take more
 * requests, and written only while the socket has demand: a client that does not read is not read from either once its
 * answers are waiting, and costs no wake-up.
 */
final class SessionStage extends GraphStage<FlowShape<SocketMessage, ByteString>> {
    private final Inlet<SocketMessage> in = Inlet.create("Session.in");
    private final Outlet<ByteString> out = Outlet.create("Session.out");
    private final FlowShape<SocketMessage, ByteString> shape = FlowShape.of(in, out);

    private final Participant self;
    private final SessionSettings settings;
    private final WireDecoder decoder;
    private final BoardService boards;
    private final BoardLists lists;
    private final Sessions sessions;
    private final GatewayMetrics metrics;
    private final AtomicReference<@Nullable CloseCode> closeCode;

    /** @param closeCode where the stage leaves the code to close the socket with, before it completes */
    SessionStage(
            Participant self,
            SessionSettings settings,
            WireDecoder decoder,
            BoardService boards,
            BoardLists lists,
            Sessions sessions,
            GatewayMetrics metrics,
            AtomicReference<@Nullable CloseCode> closeCode) {
        this.self = self;
        this.settings = settings;
        this.decoder = decoder;
        this.boards = boards;
        this.lists = lists;
        this.sessions = sessions;
        this.metrics = metrics;
        this.closeCode = closeCode;
    }

    @Override
    public FlowShape<SocketMessage, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic implements SessionPort, Follower, Sessions.Handle {
        private static final String TIMER = "session";

        /** Frames of a message that the session could not take yet. */
        private final Deque<Inbound> unread = new ArrayDeque<>();

        private final AtomicBoolean isWakePending = new AtomicBoolean();
        private final AsyncCallback<Runnable> later = createAsyncCallback(this::run);
        private final AsyncCallback<Runnable> wakeUp = createAsyncCallback(ignored -> onWake());
        private final Session session = new Session(self, settings, this, boards, lists, metrics);

        private GraphStageLogic.@Nullable StageActor stageActor;
        private @Nullable ActorRef<BoardReplica.Command> watched;
        private volatile boolean isHungry;
        private boolean isClosing;
        private long timerAtNanos = Long.MAX_VALUE;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    receive(grab(in));
                    advance();
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    advance();
                }
            });
        }

        @Override
        public void preStart() {
            sessions.add(this);
            metrics.sessionOpened();
            stageActor = getStageActor(message -> {
                onSignal(message._2());
                return BoxedUnit.UNIT;
            });
            readMore();
        }

        private void onSignal(Object signal) {
            if (signal instanceof Terminated terminated
                    && watched != null
                    && terminated.actor().equals(Adapter.toClassic(watched))) {
                watched = null;
                run(session::onReplicaStopped);
            }
        }

        @Override
        public void postStop() {
            sessions.remove(this);
            metrics.sessionClosed();
            session.onClosed();
        }

        // ---- in ----

        private void receive(SocketMessage message) {
            if (message instanceof SocketMessage.Binary binary) {
                metrics.received(binary.bytes().size());
                unread.addAll(decoder.decode(binary.bytes()));
            } else if (message instanceof SocketMessage.TooLarge) {
                session.onTooLarge();
            } else {
                session.onText();
            }
        }

        private void readMore() {
            while (!unread.isEmpty() && !isClosing && session.mayRead()) {
                session.onFrame(unread.remove());
            }
            if (unread.isEmpty() && !isClosing && session.mayRead() && !hasBeenPulled(in) && !isClosed(in)) {
                pull(in);
            }
        }

        // ---- out ----

        /** @return whether something was written */
        private boolean pushIfReady() {
            while (isAvailable(out)) {
                if (!session.isReady()) {
                    if (isClosing) {
                        completeStage();
                        return false;
                    }
                    isHungry = true;
                    // Something may have come between the look and the flag; whoever comes later sees the flag.
                    if (!session.isReady()) {
                        return false;
                    }
                }
                isHungry = false;
                ByteString message = session.next();
                if (!message.isEmpty()) {
                    push(out, message);
                    return true;
                }
            }
            return false;
        }

        private void run(Runnable task) {
            task.run();
            advance();
        }

        private void onWake() {
            isWakePending.set(false);
            advance();
        }

        /** Goes as far as possible: what is read may have to be answered at once, what is written may allow to read more. */
        private void advance() {
            do {
                readMore();
            } while (pushIfReady());
        }

        @Override
        public void wake() {
            if (isHungry && isWakePending.compareAndSet(false, true)) {
                wakeUp.invoke(() -> {});
            }
        }

        // ---- what the session needs ----

        @Override
        public Follower follower() {
            return this;
        }

        @Override
        public void tell(ReplicaReply reply) {
            later.invoke(() -> session.onReply(reply));
        }

        @Override
        public Participant participant() {
            return self;
        }

        @Override
        public void onNodeStopping() {
            later.invoke(session::onNodeStopping);
        }

        @Override
        public void onBoardListChanged() {
            later.invoke(session::onBoardListChanged);
        }

        @Override
        public void onDraining(Duration reconnectAfter) {
            later.invoke(() -> session.onDraining((int) reconnectAfter.toMillis()));
        }

        @Override
        public <T> void whenComplete(
                CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> handler) {
            stage.whenComplete((value, failure) -> later.invoke(() -> handler.accept(value, Failures.cause(failure))));
        }

        @Override
        public void watch(ActorRef<BoardReplica.Command> replica) {
            if (replica.equals(watched) || stageActor == null) {
                return;
            }
            unwatch();
            watched = replica;
            stageActor.watch(Adapter.toClassic(replica));
        }

        @Override
        public void unwatch() {
            if (watched != null && stageActor != null) {
                stageActor.unwatch(Adapter.toClassic(watched));
                watched = null;
            }
        }

        @Override
        public void wakeAfter(long millis) {
            long at = System.nanoTime() + millis * 1_000_000;
            if (timerAtNanos == Long.MAX_VALUE || at - timerAtNanos < 0) {
                timerAtNanos = at;
                scheduleOnce(TIMER, Duration.ofMillis(millis));
            }
        }

        @Override
        public void onTimer(Object key) {
            timerAtNanos = Long.MAX_VALUE;
            run(session::onTimer);
            session.nextDeadline().ifPresent(this::wakeAfter);
        }

        @Override
        public void close(CloseCode code) {
            closeCode.set(code);
            isClosing = true;
        }
    }
}
