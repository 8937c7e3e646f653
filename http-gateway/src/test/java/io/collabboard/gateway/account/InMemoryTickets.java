package io.collabboard.gateway.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Tickets} of one process, for tests. */
public final class InMemoryTickets implements Tickets {
    private final Map<String, Ticket> tickets;
    private final Duration lifetime;

    public InMemoryTickets() {
        this(new ConcurrentHashMap<>(), TICKET_LIFETIME);
    }

    private InMemoryTickets(Map<String, Ticket> tickets, Duration lifetime) {
        this.tickets = tickets;
        this.lifetime = lifetime;
    }

    /** The same storage, as a node with another lifetime would see it. */
    public InMemoryTickets withLifetime(Duration newLifetime) {
        return new InMemoryTickets(tickets, newLifetime);
    }

    @Override
    public CompletionStage<String> issue(User user) {
        String ticket = Secrets.create();
        tickets.put(ticket, new Ticket(user, Instant.now().plus(lifetime)));
        return CompletableFuture.completedStage(ticket);
    }

    @Override
    public CompletionStage<Optional<User>> redeem(String ticket) {
        return CompletableFuture.completedStage(Optional.ofNullable(tickets.remove(ticket))
                .filter(found -> found.expiresAt().isAfter(Instant.now()))
                .map(Ticket::user));
    }

    private record Ticket(User user, Instant expiresAt) {}
}
