package io.collabboard.client;

import io.collabboard.proto.wire.v1.Frame;
import java.util.List;

/**
 * How a request ended well.
 *
 * @param done the DONE frame
 * @param items the ITEM and BULK frames before it, in order; empty where they were taken as they came
 */
public record Reply(Frame done, List<Frame> items) {
    public Reply {
        items = List.copyOf(items);
    }
}
