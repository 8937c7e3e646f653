package io.collabboard.board.model;

import com.google.protobuf.Value;
import java.util.HashMap;
import java.util.Map;

/** Props as maps: merging and measuring. */
public final class Props {
    private Props() {}

    static Map<String, Value> merged(Map<String, Value> base, Map<String, Value> patch) {
        if (patch.isEmpty()) {
            return base;
        }
        Map<String, Value> result = new HashMap<>(base);
        patch.forEach((key, value) -> {
            if (value.hasNullValue()) {
                result.remove(key);
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    /** Size in bytes, about that of the encoded map. */
    public static int size(Map<String, Value> props) {
        int size = 0;
        for (Map.Entry<String, Value> prop : props.entrySet()) {
            size += prop.getKey().length() + prop.getValue().getSerializedSize() + 6;
        }
        return size;
    }
}
