package io.collabboard.gateway.session;

import io.collabboard.board.protocol.Participant;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.Follower;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.replica.ReplicaReply;
import io.collabboard.gateway.socket.DirectWriter;
import io.collabboard.gateway.socket.FrameReader;
import io.collabboard.gateway.socket.Outgoing;
import io.collabboard.gateway.socket.ServerFrames;
import io.collabboard.gateway.wire.Inbound;
import io.collabboard.gateway.wire.WireDecoder;
import io.collabboard.proto.CloseCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * Runs a {@link Session} on the bytes of its socket. They are read only while the session may take more requests, and
 * written only while the socket takes them: a client that does not read is not read from either once its answers are
 * waiting, and costs no wake-up.
 *
 * <p>What it sends first goes through its outlet, with a ping behind it. The pong says that all of it has arrived, and with
 * it the answer to the upgrade: from then on the stage writes to the socket itself, where it is given a writer, and its
 * outlet stays unused. Without a writer, or a pong in time, it goes on to push.
 */
final class SessionStage extends GraphStage<FlowShape<ByteString, ByteString>> {
    private final Inlet<ByteString> in = Inlet.create("Session.in");
    private final Outlet<ByteString> out = Outlet.create("Session.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);

    /** The client takes nothing, not even its end. */
    private static final class StuckException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StuckException() {
            super("the client has stopped reading", null, false, false);
        }
    }

    private final Participant self;
    private final SessionSettings settings;
    private final WireDecoder decoder;
    private final BoardService boards;
    private final BoardLists lists;
    private final Sessions sessions;
    private final GatewayMetrics metrics;
    private final WriterSource writers;

    SessionStage(
            Participant self,
            SessionSettings settings,
            WireDecoder decoder,
            BoardService boards,
            BoardLists lists,
            Sessions sessions,
            GatewayMetrics metrics,
            WriterSource writers) {
        this.self = self;
        this.settings = settings;
        this.decoder = decoder;
        this.boards = boards;
        this.lists = lists;
        this.sessions = sessions;
        this.metrics = metrics;
        this.writers = writers;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic
            implements SessionPort, Follower, Sessions.Handle, FrameReader.Listener, DirectWriter.Owner {
        private static final String DEADLINE = "deadline";
        private static final String KEEP_ALIVE = "keep-alive";
        private static final String FAREWELL = "farewell";
        private static final String HANDOVER = "handover";

        /** Frames of a message that the session could not take yet. */
        private final Deque<Inbound> unread = new ArrayDeque<>();

        private final AtomicBoolean isWakePending = new AtomicBoolean();
        private final AsyncCallback<Runnable> later = createAsyncCallback(this::run);
        private final AsyncCallback<Runnable> wakeUp = createAsyncCallback(ignored -> onWake());
        private final FrameReader reader = new FrameReader(decoder.maxMessageBytes());
        private final Session session = new Session(self, settings, this, boards, lists, metrics);
        private final Outgoing outgoing = new Outgoing(session.messages());

        private GraphStageLogic.@Nullable StageActor stageActor;
        private @Nullable ActorRef<ReplicaCommand> watched;
        private volatile @Nullable DirectWriter writer;

        /** What the ping of the hand-over holds: nobody can answer it who has not read it. */
        private final ByteString handoverPayload = ByteString.fromArray(
                Long.toHexString(ThreadLocalRandom.current().nextLong()).getBytes(StandardCharsets.US_ASCII));

        /** Becomes the writer with the pong that is waited for. */
        private @Nullable DirectWriter candidate;

        private volatile boolean isHungry;
        private boolean isClosing;
        private boolean hasClientClosed;
        private boolean isAnswerAwaited;
        private long timerAtNanos = Long.MAX_VALUE;
        private long heardAtNanos = System.nanoTime();
        private long pushedAtNanos = System.nanoTime();

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
            candidate = writers.writer(outgoing, this).orElse(null);
            Duration tick = settings.keepAlive();
            scheduleAtFixedRate(KEEP_ALIVE, tick, tick);
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
            DirectWriter direct = writer;
            if (direct != null) {
                direct.end();
                metrics.directEnded();
            }
        }

        // ---- in ----

        private void receive(ByteString bytes) {
            heardAtNanos = System.nanoTime();
            reader.read(bytes, this);
        }

        private void readMore() {
            while (!unread.isEmpty() && !isClosing && session.mayRead()) {
                session.onFrame(unread.remove());
            }
            // Who closes reads on, to the answer: unread bytes would make the kernel drop what was written last.
            boolean mayRead = isClosing || (unread.isEmpty() && session.mayRead());
            if (mayRead && !hasBeenPulled(in) && !isClosed(in)) {
                pull(in);
            }
        }

        @Override
        public void onBinary(ByteString message) {
            metrics.received(message.size());
            if (!isClosing) {
                unread.addAll(decoder.decode(message));
            }
        }

        @Override
        public void onText() {
            session.onText();
        }

        @Override
        public void onTooLarge() {
            session.onTooLarge();
        }

        @Override
        public void onPing(ByteString payload) {
            outgoing.pong(payload);
        }

        @Override
        public void onPong(ByteString payload) {
            DirectWriter direct = candidate;
            if (direct != null && payload.equals(handoverPayload) && isTimerActive(HANDOVER)) {
                cancelTimer(HANDOVER);
                candidate = null;
                writer = direct;
                metrics.directBegan();
            }
        }

        @Override
        public void onClose() {
            hasClientClosed = true;
            session.end(CloseCode.NORMAL);
        }

        @Override
        public void onViolation(String what) {
            session.end(CloseCode.PROTOCOL_ERROR);
        }

        // ---- out ----

        /** @return whether something was written that may allow to read on */
        private boolean writeMore() {
            DirectWriter direct = writer;
            if (direct == null) {
                return pushIfReady();
            }
            boolean mayHaveRead = session.mayRead();
            if (!mayHaveRead || isClosing) {
                direct.askForNextWrite();
            }
            direct.flush();
            return !mayHaveRead && session.mayRead();
        }

        /** @return whether something was pushed */
        private boolean pushIfReady() {
            if (!isAvailable(out) || isTimerActive(HANDOVER)) {
                return false;
            }
            ByteString frame = outgoing.next();
            while (frame.isEmpty()) {
                isHungry = true;
                // Something may have come between the look and the flag; whoever comes later sees the flag.
                if (!outgoing.isReady()) {
                    return false;
                }
                frame = outgoing.next();
            }
            isHungry = false;
            pushedAtNanos = System.nanoTime();
            push(out, candidate == null ? frame : frame.concat(askForHandover()));
            return true;
        }

        private ByteString askForHandover() {
            scheduleOnce(HANDOVER, settings.handoverTimeout());
            return ServerFrames.ping(handoverPayload);
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
            } while (writeMore());
            if (isClosing && outgoing.hasClosed() && hasWrittenAll()) {
                finish();
            }
        }

        private boolean hasWrittenAll() {
            DirectWriter direct = writer;
            return direct == null || direct.isDone();
        }

        /** The close is written: the connection ends when the client has closed too, or soon without that. */
        private void finish() {
            if (hasClientClosed || isClosed(in)) {
                completeStage();
            } else if (!isAnswerAwaited) {
                isAnswerAwaited = true;
                scheduleOnce(FAREWELL, settings.closeTimeout());
            }
        }

        @Override
        public void wake() {
            DirectWriter direct = writer;
            if (direct != null) {
                direct.wake();
            } else if (isHungry) {
                advanceSoon();
            }
        }

        @Override
        public void onWritten() {
            advanceSoon();
        }

        /** On the stage's own thread; any number of calls until then are one. */
        private void advanceSoon() {
            if (isWakePending.compareAndSet(false, true)) {
                wakeUp.invoke(() -> {});
            }
        }

        @Override
        public void onStalled(boolean isStalled, int keptBytes) {
            if (isStalled) {
                metrics.stallBegan(keptBytes);
            } else {
                metrics.stallEnded(keptBytes);
            }
        }

        /** Nothing is kept for it any more but what is left of one frame. */
        @Override
        public void onStuck() {
            later.invoke(session::onStuck);
        }

        @Override
        public void onBroken() {
            later.invoke(this::completeStage);
        }

        // ---- time ----

        private void keepAlive() {
            long silentNanos = System.nanoTime() - heardAtNanos;
            if (!session.mayRead()) {
                // Nothing is heard of a client that is not read; pekko-http, too, must not take it for idle.
                heardAtNanos = System.nanoTime();
                showLife();
            } else if (isPushStuck()) {
                session.onStuck();
            } else if (silentNanos >= settings.idleTimeout().toNanos()) {
                session.end(CloseCode.IDLE_TIMEOUT);
            }
            if (silentNanos >= settings.keepAlive().toNanos()) {
                outgoing.ping();
            }
        }

        /** As {@link #onStuck}, of a client that is written to through pekko-http. */
        private boolean isPushStuck() {
            return writer == null
                    && !isAvailable(out)
                    && outgoing.isReady()
                    && System.nanoTime() - pushedAtNanos
                            >= settings.stallTolerance().toNanos();
        }

        private void showLife() {
            if (writer != null && isAvailable(out)) {
                push(out, ByteString.emptyByteString());
            }
        }

        /** What pekko-http could not write by now, it drops only with a failure. */
        private void leaveForGood() {
            if (writer == null && !isAvailable(out) && !outgoing.hasClosed()) {
                failStage(new StuckException());
            } else {
                completeStage();
            }
        }

        @Override
        public void wakeAfter(long millis) {
            long at = System.nanoTime() + millis * 1_000_000;
            if (timerAtNanos == Long.MAX_VALUE || at - timerAtNanos < 0) {
                timerAtNanos = at;
                scheduleOnce(DEADLINE, Duration.ofMillis(millis));
            }
        }

        @Override
        public void onTimer(Object key) {
            if (key.equals(FAREWELL)) {
                leaveForGood();
            } else if (key.equals(KEEP_ALIVE)) {
                run(this::keepAlive);
            } else if (key.equals(HANDOVER)) {
                candidate = null;
                advance();
            } else {
                timerAtNanos = Long.MAX_VALUE;
                run(session::onTimer);
                session.nextDeadline().ifPresent(this::wakeAfter);
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
        public void watch(ActorRef<ReplicaCommand> replica) {
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
        public void close(CloseCode code) {
            if (!isClosing) {
                isClosing = true;
                unread.clear();
                outgoing.close(code);
                metrics.closed(code.code());
                // Also where the close cannot be written.
                scheduleOnce(FAREWELL, settings.stallTolerance());
            }
        }
    }
}
