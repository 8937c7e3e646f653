package io.collabboard.board.model;

import org.jspecify.annotations.Nullable;

/**
 * Why an operation was not accepted; nothing has changed.
 *
 * @param field path of the field at fault, where there is one
 * @param limit the limit that was exceeded, else 0
 */
public record Refusal(
        Reason reason, String message, @Nullable String field, long limit) {

    public enum Reason {
        BOARD_NOT_FOUND,
        BOARD_FORBIDDEN,
        BOARD_EXISTS,
        OBJECT_NOT_FOUND,
        OBJECT_EXISTS,
        STALE_UPDATE,
        INVALID_ARGUMENT,
        LIMIT_EXCEEDED
    }

    public static Refusal boardNotFound() {
        return of(Reason.BOARD_NOT_FOUND, "there is no such board");
    }

    static Refusal of(Reason reason, String message) {
        return new Refusal(reason, message, null, 0);
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(Reason.INVALID_ARGUMENT, field + " " + message, field, 0);
    }

    static Refusal exceeds(String field, long limit) {
        return new Refusal(Reason.LIMIT_EXCEEDED, field + " exceeds the limit of " + limit, field, limit);
    }
}
