package io.collabboard.board.model;

import java.util.UUID;

/** What became of a submission. */
public sealed interface Outcome {
    UUID operationId();

    /**
     * Stored, now or at an earlier submission of the same operation.
     *
     * @param version of the object after the change; 0 where the change leaves no object behind
     */
    record Accepted(UUID operationId, long seq, int version) implements Outcome {}

    record Refused(UUID operationId, Refusal refusal) implements Outcome {}
}
