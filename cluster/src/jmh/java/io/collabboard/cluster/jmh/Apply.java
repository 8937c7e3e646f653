package io.collabboard.cluster.jmh;

import com.google.protobuf.Value;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Change;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A batch of 1 and of 64 updates to the immutable state of a board of 10,000 objects, its idempotency window and its recent
 * changes with it. The reference is the least that a mutable board could do: copy each object's props into a new HashMap,
 * change them there, and put the result into a HashMap of objects.
 */
@State(Scope.Thread)
public class Apply {
    private static final int BATCH = 64;

    private final BoardState board = Samples.board();
    private final BoardChanged one = Samples.moves(board.seq() + 1, 1);
    private final BoardChanged many = Samples.moves(board.seq() + 1, BATCH);
    private final Map<UUID, Map<String, Value>> mutable = new HashMap<>();

    @Setup
    public void prepare() {
        for (BoardObject object : board.objects().values()) {
            mutable.put(object.id(), object.props());
        }
    }

    @Benchmark
    public BoardState batchOf1() {
        return board.apply(one);
    }

    @Benchmark
    public Object batchOf1Reference() {
        return put(one);
    }

    @Benchmark
    public BoardState batchOf64() {
        return board.apply(many);
    }

    @Benchmark
    public Object batchOf64Reference() {
        return put(many);
    }

    private Map<UUID, Map<String, Value>> put(BoardChanged batch) {
        for (Change change : batch.changes()) {
            if (change.body() instanceof Change.ObjectUpdated updated) {
                mutable.computeIfPresent(updated.objectId(), (id, props) -> {
                    Map<String, Value> changed = new HashMap<>(props);
                    changed.putAll(updated.patch().props());
                    return changed;
                });
            }
        }
        return mutable;
    }
}
