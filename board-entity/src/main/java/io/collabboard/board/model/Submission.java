package io.collabboard.board.model;

import java.util.UUID;

/**
 * An operation and who asks for it.
 *
 * @param operationId the idempotency key: applied at most once, however often it is submitted
 * @param clientId the socket it came from
 */
public record Submission(UUID operationId, UUID clientId, String userId, Operation operation) {}
