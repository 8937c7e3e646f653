package io.collabboard.board.model;

/**
 * Bounds of one board.
 *
 * @param maxObjects objects on the board
 * @param maxPropsBytes props of one object, encoded
 * @param maxTextCharacters any "text" or "title" prop
 * @param maxCoordinate absolute value of any coordinate or length, board units
 * @param maxNameCharacters the board's name
 * @param idempotencyWindow operations whose outcome is remembered
 * @param tailBytes recent changes kept in memory for replicas that lag
 */
public record BoardLimits(
        int maxObjects,
        int maxPropsBytes,
        int maxTextCharacters,
        double maxCoordinate,
        int maxNameCharacters,
        int idempotencyWindow,
        int tailBytes) {

    public static BoardLimits defaults() {
        return new BoardLimits(100_000, 32 * 1024, 10_000, 1e9, 200, 8_192, 1 << 20);
    }

    public BoardLimits {
        if (maxObjects < 1 || maxPropsBytes < 1 || maxTextCharacters < 1 || maxNameCharacters < 1) {
            throw new IllegalArgumentException("limits of a board must be positive");
        }
        if (idempotencyWindow < 8_192) {
            throw new IllegalArgumentException("the idempotency window must hold at least 8192 operations");
        }
    }
}
