package io.collabboard.gateway.account;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Single-use passes that open one socket. A browser cannot set headers on a WebSocket, so the ticket travels in the
 * address; it is short-lived and worthless once used because addresses end up in logs. Every stage may fail with {@link
 * AccountStorageException}; nothing blocks the caller.
 */
public interface Tickets {
    Duration TICKET_LIFETIME = Duration.ofSeconds(30);

    /** A new ticket of this user: 256 random bits, of which only a hash is stored. */
    CompletionStage<String> issue(User user);

    /**
     * Takes the ticket out of the world and says whose it was; empty when it is unknown, used or expired. However many
     * nodes redeem the same ticket at the same time, one of them gets the user.
     */
    CompletionStage<Optional<User>> redeem(String ticket);
}
