package io.collabboard.proto;

import static java.util.Map.entry;

import io.collabboard.proto.wire.v1.Frame.DataCase;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of each {@link Syscall}: its text form, who sends it, and with which payload. A syscall is either
 * requested by clients or sent by the server as an EVENT, never both.
 */
public final class Syscalls {
    private static final Map<Syscall, DataCase> REQUEST_PAYLOADS = Map.ofEntries(
            entry(Syscall.BOARD_CREATE, DataCase.BOARD_CREATE),
            entry(Syscall.BOARD_RENAME, DataCase.BOARD_RENAME),
            entry(Syscall.BOARD_JOIN, DataCase.BOARD_JOIN),
            entry(Syscall.BOARD_PART, DataCase.DATA_NOT_SET),
            entry(Syscall.BOARD_LIST, DataCase.BOARD_LIST),
            entry(Syscall.BOARD_DELETE, DataCase.DATA_NOT_SET),
            entry(Syscall.BOARD_USERS_LIST, DataCase.DATA_NOT_SET),
            entry(Syscall.OBJECT_CREATE, DataCase.OBJECT_CREATE),
            entry(Syscall.OBJECT_UPDATE, DataCase.OBJECT_UPDATE),
            entry(Syscall.OBJECT_DELETE, DataCase.OBJECT_DELETE),
            entry(Syscall.OBJECT_DRAG, DataCase.OBJECT_DRAG),
            entry(Syscall.OBJECT_DRAG_END, DataCase.OBJECT_DRAG_END),
            entry(Syscall.CURSOR_MOVED, DataCase.CURSOR_MOVED),
            entry(Syscall.CURSOR_CLEAR, DataCase.DATA_NOT_SET),
            entry(Syscall.SELECTION_CHANGED, DataCase.SELECTION_CHANGED),
            entry(Syscall.CHAT_MESSAGE, DataCase.CHAT_MESSAGE),
            entry(Syscall.CHAT_HISTORY, DataCase.CHAT_HISTORY),
            entry(Syscall.CHAT_TYPING, DataCase.CHAT_TYPING));

    private static final Map<Syscall, DataCase> EVENT_PAYLOADS = Map.ofEntries(
            entry(Syscall.SESSION_CONNECTED, DataCase.SESSION_CONNECTED),
            entry(Syscall.SESSION_DRAINING, DataCase.SESSION_DRAINING),
            entry(Syscall.BOARD_RENAMED, DataCase.BOARD_RENAMED),
            entry(Syscall.BOARD_DELETED, DataCase.DATA_NOT_SET),
            entry(Syscall.BOARD_JOINED, DataCase.BOARD_JOINED),
            entry(Syscall.BOARD_PARTED, DataCase.BOARD_PARTED),
            entry(Syscall.BOARD_LIST_REFRESH, DataCase.DATA_NOT_SET),
            entry(Syscall.BOARD_RESYNC, DataCase.BOARD_RESYNC),
            entry(Syscall.OBJECT_CREATED, DataCase.OBJECT_CREATED),
            entry(Syscall.OBJECT_UPDATED, DataCase.OBJECT_UPDATED),
            entry(Syscall.OBJECT_DELETED, DataCase.OBJECT_DELETED),
            entry(Syscall.PRESENCE_CHANGED, DataCase.PRESENCE_CHANGED),
            entry(Syscall.CHAT_MESSAGED, DataCase.CHAT_MESSAGED));

    private static final Set<Syscall> MUTATIONS = Collections.unmodifiableSet(EnumSet.of(
            Syscall.BOARD_CREATE,
            Syscall.BOARD_RENAME,
            Syscall.BOARD_DELETE,
            Syscall.OBJECT_CREATE,
            Syscall.OBJECT_UPDATE,
            Syscall.OBJECT_DELETE,
            Syscall.CHAT_MESSAGE));

    private static final Set<Syscall> UNANSWERED = Collections.unmodifiableSet(EnumSet.of(
            Syscall.OBJECT_DRAG,
            Syscall.OBJECT_DRAG_END,
            Syscall.CURSOR_MOVED,
            Syscall.CURSOR_CLEAR,
            Syscall.SELECTION_CHANGED,
            Syscall.CHAT_TYPING));

    private static final Set<Syscall> NAMING_A_BOARD = Collections.unmodifiableSet(
            EnumSet.of(Syscall.BOARD_CREATE, Syscall.BOARD_RENAME, Syscall.BOARD_JOIN, Syscall.BOARD_DELETE));

    private static final Map<String, Syscall> BY_TEXT = Arrays.stream(Syscall.values())
            .filter(syscall -> isRequest(syscall) || isEvent(syscall))
            .collect(Collectors.toUnmodifiableMap(Syscalls::text, syscall -> syscall));

    private Syscalls() {}

    /** The text form: {@code OBJECT_CREATE} is "object:create", {@code BOARD_USERS_LIST} "board:users:list". */
    public static String text(Syscall syscall) {
        return syscall.name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The syscall with exactly this text form; empty where there is none. */
    public static Optional<Syscall> parse(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Whether clients may send it as a REQUEST. */
    public static boolean isRequest(Syscall syscall) {
        return REQUEST_PAYLOADS.containsKey(syscall);
    }

    /** Whether the server sends it as an EVENT. */
    public static boolean isEvent(Syscall syscall) {
        return EVENT_PAYLOADS.containsKey(syscall);
    }

    /** Whether it is a request for a durable change: acknowledged once it is stored, and idempotent by its id. */
    public static boolean isMutation(Syscall syscall) {
        return MUTATIONS.contains(syscall);
    }

    /** Whether it is a request that gets no answer unless it is wrong: cursors, drags, selections, who is typing. */
    public static boolean isUnanswered(Syscall syscall) {
        return UNANSWERED.contains(syscall);
    }

    /** Whether it is a request that has to name its board; the others act on the board that the socket has joined. */
    public static boolean namesBoard(Syscall syscall) {
        return NAMING_A_BOARD.contains(syscall);
    }

    /**
     * What a REQUEST of it carries; {@code DATA_NOT_SET} is nothing.
     *
     * @throws IllegalArgumentException unless {@link #isRequest}
     */
    public static DataCase requestPayload(Syscall syscall) {
        return payload(REQUEST_PAYLOADS, syscall, "REQUEST");
    }

    /**
     * What an EVENT of it carries; {@code DATA_NOT_SET} is nothing.
     *
     * @throws IllegalArgumentException unless {@link #isEvent}
     */
    public static DataCase eventPayload(Syscall syscall) {
        return payload(EVENT_PAYLOADS, syscall, "EVENT");
    }

    private static DataCase payload(Map<Syscall, DataCase> payloads, Syscall syscall, String status) {
        DataCase payload = payloads.get(syscall);
        if (payload == null) {
            throw new IllegalArgumentException(syscall + " is no " + status);
        }
        return payload;
    }
}
