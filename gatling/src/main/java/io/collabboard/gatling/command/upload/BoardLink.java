package io.collabboard.gatling.command.upload;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardClient;
import io.collabboard.client.ClientListener;
import io.collabboard.client.DisconnectedException;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Limits;
import io.collabboard.proto.wire.v1.Status;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way onto one board: a socket that has joined it, and after a loss the next one, which resumes where the last one
 * was. What the board holds is passed over as it comes. Mutations go out without an exchange of the client's, so that
 * more of them can be on the way than the server has open; their answers come as strays.
 */
public final class BoardLink {
    private final Dialer dialer;
    private final UUID boardId;
    private final ByteString boardIdBytes;
    private volatile long epoch;
    private volatile long seq;
    private volatile @Nullable BoardClient client;

    public BoardLink(Dialer dialer, UUID boardId) {
        this.dialer = dialer;
        this.boardId = boardId;
        this.boardIdBytes = Uuids.toBytes(boardId);
    }

    public UUID boardId() {
        return boardId;
    }

    /**
     * Connects and joins; returns when that is done. The consumers are called by threads that must not be blocked.
     *
     * @param answers takes what answers the frames that are sent
     * @param down takes why the connection is over, once, last
     * @throws CompletionException with what {@link BoardClient#connect} or the join failed with
     */
    public void open(Consumer<Frame> answers, Consumer<DisconnectedException> down) {
        BoardClient opened = dialer.dial(new Listener(answers, down)).join();
        client = opened;
        try {
            opened.join(boardId, epoch, seq, this::onJoinAnswer).join();
        } catch (CompletionException e) {
            opened.close();
            throw e;
        }
    }

    /** @throws io.collabboard.client.ClientException where the connection is over or too much waits to be sent */
    void send(Frame frame) {
        opened().send(frame);
    }

    public Limits limits() {
        return opened().session().getLimits();
    }

    void abort() {
        opened().abort();
    }

    void close() {
        BoardClient last = client;
        if (last != null) {
            last.close();
        }
    }

    private BoardClient opened() {
        BoardClient current = client;
        if (current == null) {
            throw new IllegalStateException("not opened yet");
        }
        return current;
    }

    private void onJoinAnswer(Frame answer) {
        if (answer.getStatus() == Status.DONE) {
            epoch = answer.getBoardState().getEpoch();
            seq = answer.getBoardState().getSeq();
        }
    }

    private final class Listener implements ClientListener {
        private final Consumer<Frame> answers;
        private final Consumer<DisconnectedException> down;

        Listener(Consumer<Frame> answers, Consumer<DisconnectedException> down) {
            this.answers = answers;
            this.down = down;
        }

        @Override
        public void onEvent(Frame event) {
            if (event.getSeq() > 0 && event.getBoardId().equals(boardIdBytes)) {
                seq = event.getSeq();
            }
        }

        @Override
        public void onStray(Frame answer) {
            answers.accept(answer);
        }

        @Override
        public void onDisconnected(DisconnectedException reason) {
            down.accept(reason);
        }
    }
}
