package io.collabboard.board.model;

import com.google.protobuf.NullValue;
import com.google.protobuf.Value;
import io.collabboard.board.model.BoardRules.Judgement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board under test: judges and applies as the entity does, and hands out ids in rising order. */
final class Board {
    static final String OWNER = "owner";
    static final String GUEST = "guest";

    private final BoardRules rules;
    private BoardState state;
    private long nextId = 1;
    private long now = 1_000;

    private Board(BoardLimits limits) {
        this.rules = new BoardRules(limits);
        this.state = BoardState.empty(limits);
    }

    static Board empty() {
        return new Board(BoardLimits.defaults());
    }

    static Board open() {
        return open(BoardLimits.defaults());
    }

    static Board open(BoardLimits limits) {
        Board board = new Board(limits);
        board.submit(OWNER, new Operation.CreateBoard("Plan", true));
        return board;
    }

    static Board closed() {
        Board board = empty();
        board.submit(OWNER, new Operation.CreateBoard("Plan", false));
        return board;
    }

    BoardState state() {
        return state;
    }

    BoardObject object(UUID id) {
        BoardObject object = state.objects().get(id);
        if (object == null) {
            throw new AssertionError("no object " + id);
        }
        return object;
    }

    UUID newId() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + nextId++);
    }

    Submission submission(String userId, Operation operation) {
        return new Submission(newId(), new UUID(0, 1), userId, operation);
    }

    Outcome submit(String userId, Operation operation) {
        return submit(submission(userId, operation));
    }

    Outcome submit(Submission submission) {
        return submitAll(List.of(submission)).outcomes().get(0);
    }

    Judgement submitAll(List<Submission> submissions) {
        Judgement judgement = judge(submissions);
        if (judgement.batch() != null) {
            state = judgement.after();
        }
        return judgement;
    }

    Judgement judge(List<Submission> submissions) {
        return rules.judge(state, submissions, now++);
    }

    /** Creates a rectangle on top of everything. */
    UUID rectangle(Map<String, Value> props) {
        BoardObject object = rectangleAt(0, props);
        submit(OWNER, new Operation.CreateObject(object, true));
        return object.id();
    }

    BoardObject rectangleAt(int zIndex, Map<String, Value> props) {
        return new BoardObject(newId(), ObjectKind.RECTANGLE, 1, 2, 3.0, 4.0, 0, zIndex, props, null, "somebody", 99);
    }

    static Operation update(UUID id, ObjectPatch patch) {
        return new Operation.UpdateObject(id, patch, 0);
    }

    static ObjectPatch moved(@Nullable Double x, @Nullable Double y) {
        return new ObjectPatch(x, y, null, null, null, null, Map.of(), null);
    }

    static ObjectPatch withProps(Map<String, Value> props) {
        return new ObjectPatch(null, null, null, null, null, null, props, null);
    }

    static ObjectPatch atZIndex(int zIndex) {
        return new ObjectPatch(null, null, null, null, null, zIndex, Map.of(), null);
    }

    static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    static Value nothing() {
        return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    }
}
