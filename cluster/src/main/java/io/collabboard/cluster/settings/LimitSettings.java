package io.collabboard.cluster.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * The limits that an operator may move; what each means stands in {@link Setting} and in the {@code reference.conf} of the
 * module that keeps it.
 *
 * @param byPath the value of each, by its path in the configuration
 */
public record LimitSettings(Map<String, Object> byPath) {
    /** Other limits follow these. */
    public static final String MAX_SOCKETS = "collabboard.gateway.max-sockets";

    public static final String DRAIN_SPREAD = "collabboard.gateway.drain-spread";

    private static final int MIB = 1 << 20;
    private static final int MILLION = 1_000_000;

    public LimitSettings {
        byPath = Map.copyOf(byPath);
    }

    static LimitSettings of(Values values) {
        Map<String, Object> byPath = new TreeMap<>();
        byPath.put("collabboard.board.max-objects", values.number(Setting.BOARD_MAX_OBJECTS, 1, MILLION));
        // A frame must hold an object's props, and a remote message of 1 MiB several of them.
        byPath.put("collabboard.board.max-props-size", values.number(Setting.BOARD_MAX_PROPS_BYTES, 1, MIB / 8));
        byPath.put(
                "collabboard.board.max-text-characters", values.number(Setting.BOARD_MAX_TEXT_CHARACTERS, 1, MIB / 8));
        byPath.put(MAX_SOCKETS, values.number(Setting.MAX_SOCKETS, 1, MILLION));
        byPath.put("collabboard.gateway.max-sockets-per-user", values.number(Setting.MAX_SOCKETS_PER_USER, 1, MILLION));
        byPath.put(DRAIN_SPREAD, values.number(Setting.DRAIN_SPREAD_MS, 0, 10 * 60 * 1_000) + " ms");
        byPath.put("collabboard.gateway.max-frame-size", values.number(Setting.MAX_FRAME_BYTES, 1_024, MIB / 4));
        byPath.put("collabboard.gateway.max-open-requests", values.number(Setting.MAX_OPEN_REQUESTS, 1, 10_000));
        byPath.put(
                "collabboard.gateway.operations-per-second", values.number(Setting.OPERATIONS_PER_SECOND, 1, MILLION));
        byPath.put("collabboard.gateway.operations-burst", values.number(Setting.OPERATIONS_BURST, 1, MILLION));
        byPath.put(
                "collabboard.gateway.chat-messages-per-second",
                values.number(Setting.CHAT_MESSAGES_PER_SECOND, 1, MILLION));
        byPath.put("collabboard.gateway.chat-messages-burst", values.number(Setting.CHAT_MESSAGES_BURST, 1, MILLION));
        byPath.put("collabboard.gateway.batch-operations", values.number(Setting.BATCH_OPERATIONS, 1, 10_000));
        byPath.put("collabboard.gateway.batch-size", values.number(Setting.BATCH_BYTES, 1, MIB / 2));
        byPath.put("collabboard.gateway.queue-operations", values.number(Setting.QUEUE_OPERATIONS, 1, MILLION));
        byPath.put("collabboard.gateway.queue-size", values.number(Setting.QUEUE_BYTES, 1, 1_024 * MIB / 2));
        byPath.put(
                "collabboard.gateway.frame-log-size",
                values.number(Setting.FRAME_LOG_BYTES, MIB / 16, 1_024 * MIB / 2));
        byPath.put(
                "collabboard.gateway.stall-tolerance", values.number(Setting.STALL_TOLERANCE_MS, 500, 600_000) + " ms");
        byPath.put("collabboard.gateway.idle-timeout", values.number(Setting.IDLE_TIMEOUT_MS, 1_000, 70_000) + " ms");
        byPath.put("collabboard.gateway.presence-tick", values.number(Setting.PRESENCE_TICK_MS, 5, 10_000) + " ms");
        return new LimitSettings(byPath);
    }
}
