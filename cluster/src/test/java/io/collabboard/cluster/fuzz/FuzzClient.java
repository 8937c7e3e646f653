package io.collabboard.cluster.fuzz;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.Requests;
import io.collabboard.cluster.board.support.RawSocket;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One person. Does as {@code docs/protocol.md} tells clients: applies what comes, joins again when told to, and sends what
 * has no answer again, also after a reconnect. Driven by one thread.
 */
final class FuzzClient {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final String name;
    private final UUID board;
    private final History history;
    private final List<Frame> sent = new ArrayList<>();
    private final Map<ByteString, Frame> open = new LinkedHashMap<>();
    private final Map<ByteString, Integer> answersDue = new HashMap<>();
    private final Map<ByteString, Long> sendAt = new HashMap<>();
    private BoardMirror mirror;
    private RawSocket socket;
    private ByteString join = ByteString.EMPTY;
    private long joinAt;
    private boolean isJoined;
    private boolean isStalled;

    FuzzClient(URI node, String name, UUID board, History history) {
        this.name = name;
        this.board = board;
        this.history = history;
        this.mirror = new BoardMirror(board);
        this.socket = RawSocket.open(node, name);
        join();
    }

    BoardMirror.State state() {
        return mirror.state();
    }

    int openRequests() {
        return open.size();
    }

    boolean isStalled() {
        return isStalled;
    }

    boolean isSettled() {
        return open.isEmpty() && answersDue.isEmpty() && isJoined;
    }

    void edit(Frame request) {
        sent.add(request);
        open.put(request.getId(), request);
        if (isJoined) {
            send(request);
        }
    }

    /** Also while the first is still under way. */
    void repeat(int ago) {
        if (ago < sent.size() && isJoined) {
            Frame request = sent.get(sent.size() - 1 - ago);
            open.put(request.getId(), request);
            send(request);
        }
    }

    void reconnect(URI node, boolean isForgetful) {
        socket.close();
        socket = RawSocket.open(node, name);
        isStalled = false;
        history.lostSightOf(answersDue.keySet());
        answersDue.clear();
        sendAt.clear();
        if (isForgetful) {
            mirror = new BoardMirror(board);
        }
        join();
    }

    void stopReading() {
        if (!isStalled) {
            isStalled = true;
            socket.stopReading();
        }
    }

    void readOn() {
        if (isStalled) {
            isStalled = false;
            socket.readOn();
        }
    }

    void close() {
        socket.close();
    }

    /** Takes what has come and sends what is due. */
    void pump() {
        for (Frame frame = socket.poll(); frame != null; frame = socket.poll()) {
            take(frame);
        }
        if (isStalled) {
            return;
        }
        long now = System.nanoTime();
        if (!isJoined && join.isEmpty() && now - joinAt >= 0) {
            join();
        }
        if (isJoined) {
            List.copyOf(open.values()).stream()
                    .filter(request -> !answersDue.containsKey(request.getId()))
                    .filter(request -> now - sendAt.getOrDefault(request.getId(), now) >= 0)
                    .forEach(this::send);
        }
    }

    private void send(Frame request) {
        answersDue.merge(request.getId(), 1, Integer::sum);
        socket.send(request);
    }

    private void join() {
        isJoined = false;
        Frame request = Requests.join(board, mirror.epoch(), mirror.seq());
        join = request.getId();
        socket.send(request);
    }

    private void take(Frame frame) {
        mirror.accept(frame);
        if (frame.getStatus() == Status.EVENT) {
            if (frame.getSeq() > 0) {
                history.saw(frame);
            }
            if (frame.getSyscall() == Syscall.BOARD_RESYNC) {
                join();
            }
        } else if (frame.getParentId().equals(join)) {
            joined(frame);
        } else if (frame.getStatus() == Status.DONE && frame.getSyscall() != Syscall.BOARD_JOIN) {
            history.accepted(frame.getParentId(), frame.getSeq());
            open.remove(frame.getParentId());
            answered(frame.getParentId());
        } else if (frame.getStatus() == Status.ERROR) {
            answered(frame.getParentId());
            failed(frame.getParentId(), frame.getError());
        }
    }

    private void joined(Frame answer) {
        if (answer.getStatus() == Status.DONE) {
            join = ByteString.EMPTY;
            isJoined = true;
        } else if (answer.getStatus() == Status.ERROR) {
            if (!answer.getError().getRetryable()) {
                throw new AssertionError("cannot join: " + answer.getError());
            }
            join = ByteString.EMPTY;
            joinAt = System.nanoTime() + PAUSE;
        }
    }

    private void answered(ByteString id) {
        answersDue.computeIfPresent(id, (request, due) -> due == 1 ? null : due - 1);
    }

    private void failed(ByteString id, Error error) {
        if (error.getCode() == ErrorCode.E_DUPLICATE_REQUEST) {
            return; // the first is under way
        }
        if (error.getRetryable() || error.getCode() == ErrorCode.E_NOT_JOINED) {
            sendAt.put(id, System.nanoTime() + PAUSE);
        } else if (!answersDue.containsKey(id)) {
            history.refused(id, error.getCode().name());
            open.remove(id);
        }
    }
}
