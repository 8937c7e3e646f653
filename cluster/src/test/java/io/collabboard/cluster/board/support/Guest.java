package io.collabboard.cluster.board.support;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardClient.Ack;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.ClientListener;
import io.collabboard.client.DevTickets;
import io.collabboard.client.Exchange;
import io.collabboard.client.Reply;
import io.collabboard.client.Requests;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardState;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A person on one socket, on at most one board. It mirrors the board, and remembers in their order all frames that came,
 * ERROR and CANCEL excepted.
 */
public final class Guest implements AutoCloseable {
    private final BoardClient client;
    private final Log log;

    private Guest(BoardClient client, Log log) {
        this.client = client;
        this.log = log;
    }

    public static Guest connect(URI url, String name) {
        Log log = new Log();
        return new Guest(Futures.get(BoardClient.connect(url, DevTickets.of(url, name), log)), log);
    }

    /** Connects and joins. */
    public static Guest on(UUID board, URI url, String name) {
        Guest guest = connect(url, name);
        guest.join(board);
        return guest;
    }

    public BoardClient client() {
        return client;
    }

    public UUID clientId() {
        return Uuids.fromBytes(client.session().getClientId());
    }

    public String userId() {
        return client.session().getUserId();
    }

    // ---- asking ----

    /** Sends a request; what answers it is remembered among the events. */
    public CompletableFuture<Reply> ask(Frame request) {
        return exchange(request).reply();
    }

    public Exchange exchange(Frame request) {
        return client.request(request, log::accept);
    }

    /** Sends a request whose end nobody waits for. */
    public void begin(Frame request) {
        CompletableFuture<?> unused = ask(request);
    }

    public Reply tell(Frame request) {
        return Futures.get(ask(request));
    }

    /** A mutation that has to be accepted. */
    public Ack change(Frame mutation) {
        Frame done = tell(mutation).done();
        return new Ack(done.getSeq(), done.getObjectAck().getVersion());
    }

    public Error refused(Frame request) {
        return Futures.refusal(ask(request));
    }

    /** A new board of a name that no other test has. */
    public UUID createBoard() {
        UUID board = Uuids.next();
        tell(Requests.createBoard(board, "Board " + board));
        return board;
    }

    // ---- the board ----

    /** Joins with nothing in hand. */
    public BoardState join(UUID board) {
        return join(new BoardMirror(board));
    }

    /** Joins with what the mirror has, and keeps it up to date from now on. */
    public BoardState join(BoardMirror mirror) {
        log.mirror = mirror;
        return tell(Requests.join(mirror.boardId(), mirror.epoch(), mirror.seq()))
                .done()
                .getBoardState();
    }

    public BoardMirror mirror() {
        BoardMirror mirror = log.mirror;
        if (mirror == null) {
            throw new IllegalStateException("on no board");
        }
        return mirror;
    }

    public BoardMirror.State state() {
        RuntimeException violation = log.violation;
        if (violation != null) {
            throw new AssertionError("the server broke its contract", violation);
        }
        return mirror().state();
    }

    // ---- what came ----

    /** Everything so far. */
    public List<Frame> frames() {
        return log.all();
    }

    public List<Frame> frames(Syscall syscall) {
        return frames().stream().filter(frame -> frame.getSyscall() == syscall).toList();
    }

    /** The EVENTs with a seq. */
    public List<Frame> changes() {
        return frames().stream()
                .filter(frame -> frame.getSeq() > 0 && frame.getParentId().isEmpty())
                .toList();
    }

    /** As a failing network does. */
    public void abort() {
        client.abort();
    }

    @Override
    public void close() {
        client.close();
        client.disconnected().join();
    }

    private static final class Log implements ClientListener {
        private final List<Frame> frames = new ArrayList<>();
        private volatile @Nullable BoardMirror mirror;
        private volatile @Nullable RuntimeException violation;

        @Override
        public void onEvent(Frame event) {
            accept(event);
        }

        @Override
        public void onStray(Frame answer) {
            accept(answer);
        }

        private void accept(Frame frame) {
            synchronized (frames) {
                frames.add(frame);
            }
            BoardMirror board = mirror;
            if (board != null) {
                try {
                    board.accept(frame);
                } catch (BoardMirror.ContractViolation e) {
                    violation = e;
                    throw e;
                }
            }
        }

        private List<Frame> all() {
            synchronized (frames) {
                return List.copyOf(frames);
            }
        }
    }
}
