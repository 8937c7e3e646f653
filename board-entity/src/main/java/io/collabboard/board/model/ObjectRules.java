package io.collabboard.board.model;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an object may look like: finite numbers in range, bounded props and texts. */
final class ObjectRules {
    private static final Set<String> TEXT_PROPS = Set.of("text", "title");
    private static final int MAX_DEPTH = 16;

    /** Half of what an int holds: whoever takes the highest place leaves a billion for "on top of everything". */
    private static final int MAX_CHOSEN_Z_INDEX = 1_000_000_000;

    private final BoardLimits limits;

    ObjectRules(BoardLimits limits) {
        this.limits = limits;
    }

    /** The first thing wrong with the object, or null. */
    @Nullable
    Refusal wrong(BoardObject object) {
        Refusal wrong = wrongShape(object);
        return wrong != null ? wrong : wrongProps(object.props());
    }

    /** The same of an object that was right before it was patched: props that have stayed are not looked at again. */
    @Nullable
    Refusal wrong(BoardObject patched, ObjectPatch patch) {
        return patch.props().isEmpty() ? wrongShape(patched) : wrong(patched);
    }

    private @Nullable Refusal wrongShape(BoardObject object) {
        Refusal wrong = wrongNumber("x", object.x());
        wrong = wrong != null ? wrong : wrongNumber("y", object.y());
        wrong = wrong != null ? wrong : wrongLength("width", object.width());
        wrong = wrong != null ? wrong : wrongLength("height", object.height());
        return wrong != null ? wrong : wrongNumber("rotation", object.rotation());
    }

    /** What is wrong with a place that somebody chose, or null. Places that the board gives may be higher. */
    static @Nullable Refusal wrongChosenZIndex(int zIndex) {
        boolean inRange = -MAX_CHOSEN_Z_INDEX <= zIndex && zIndex <= MAX_CHOSEN_Z_INDEX;
        return inRange ? null : Refusal.exceeds("z_index", MAX_CHOSEN_Z_INDEX);
    }

    private @Nullable Refusal wrongNumber(String field, double value) {
        if (!Double.isFinite(value)) {
            return Refusal.invalid(field, "must be a finite number");
        }
        return Math.abs(value) > limits.maxCoordinate() ? Refusal.exceeds(field, (long) limits.maxCoordinate()) : null;
    }

    private @Nullable Refusal wrongLength(String field, @Nullable Double value) {
        if (value == null) {
            return null;
        }
        // Lines point in any direction: their width and height may be negative.
        return wrongNumber(field, value);
    }

    private @Nullable Refusal wrongProps(Map<String, Value> props) {
        for (Map.Entry<String, Value> prop : props.entrySet()) {
            String field = "props." + prop.getKey();
            if (!isPlain(prop.getValue(), MAX_DEPTH)) {
                return Refusal.invalid(field, "must hold finite numbers only, nested at most " + MAX_DEPTH + " deep");
            }
            if (TEXT_PROPS.contains(prop.getKey())
                    && prop.getValue().getStringValue().length() > limits.maxTextCharacters()) {
                return Refusal.exceeds(field, limits.maxTextCharacters());
            }
        }
        return Props.size(props) > limits.maxPropsBytes() ? Refusal.exceeds("props", limits.maxPropsBytes()) : null;
    }

    private static boolean isPlain(Value value, int depth) {
        return switch (value.getKindCase()) {
            case NUMBER_VALUE -> Double.isFinite(value.getNumberValue());
            case STRUCT_VALUE -> depth > 0 && isPlain(value.getStructValue(), depth - 1);
            case LIST_VALUE -> depth > 0 && isPlain(value.getListValue(), depth - 1);
            case STRING_VALUE, BOOL_VALUE, NULL_VALUE -> true;
            case KIND_NOT_SET -> false;
        };
    }

    private static boolean isPlain(Struct struct, int depth) {
        return struct.getFieldsMap().values().stream().allMatch(value -> isPlain(value, depth));
    }

    private static boolean isPlain(ListValue list, int depth) {
        return list.getValuesList().stream().allMatch(value -> isPlain(value, depth));
    }
}
