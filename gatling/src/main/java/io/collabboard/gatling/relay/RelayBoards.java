package io.collabboard.gatling.relay;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The boards by id. There is any that somebody asks for. */
final class RelayBoards {
    private final Map<ByteString, RelayBoard> boards = new ConcurrentHashMap<>();

    RelayBoard board(ByteString id) {
        return boards.computeIfAbsent(id, any -> new RelayBoard());
    }

    void remove(ByteString id) {
        boards.remove(id);
    }
}
