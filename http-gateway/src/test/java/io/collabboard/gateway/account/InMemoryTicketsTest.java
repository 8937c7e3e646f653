package io.collabboard.gateway.account;

import java.time.Duration;
import java.util.UUID;

class InMemoryTicketsTest extends TicketsContract {
    private final InMemoryTickets tickets = new InMemoryTickets();

    @Override
    protected Tickets tickets(Duration lifetime) {
        return tickets.withLifetime(lifetime);
    }

    @Override
    protected User someUser() {
        return new User(UUID.randomUUID().toString(), "Ada", "#283593");
    }
}
