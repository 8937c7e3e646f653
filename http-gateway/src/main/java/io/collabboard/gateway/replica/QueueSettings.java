package io.collabboard.gateway.replica;

/**
 * Bounds of what waits in a replica for the entity of its board.
 *
 * @param batchOperations sent to the entity at once, at most
 * @param batchBytes the same in bytes; a single larger operation goes alone
 * @param operations that wait; one more is refused, retryable
 * @param bytes the same in bytes
 */
public record QueueSettings(int batchOperations, int batchBytes, int operations, int bytes) {

    public QueueSettings {
        if (batchOperations < 1 || batchBytes < 1 || operations < 1 || bytes < 1) {
            throw new IllegalArgumentException("bounds of a queue must be positive");
        }
    }
}
