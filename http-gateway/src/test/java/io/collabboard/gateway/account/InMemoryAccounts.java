package io.collabboard.gateway.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Accounts} of one process, for tests. */
public final class InMemoryAccounts implements Accounts {
    private final Map<String, User> usersByName;
    private final Map<String, Session> sessions;
    private final Duration sessionLifetime;

    public InMemoryAccounts() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), SESSION_LIFETIME);
    }

    private InMemoryAccounts(Map<String, User> usersByName, Map<String, Session> sessions, Duration sessionLifetime) {
        this.usersByName = usersByName;
        this.sessions = sessions;
        this.sessionLifetime = sessionLifetime;
    }

    /** The same storage, as a node with another lifetime would see it. */
    InMemoryAccounts withSessionLifetime(Duration lifetime) {
        return new InMemoryAccounts(usersByName, sessions, lifetime);
    }

    @Override
    public CompletionStage<User> developmentUser(DisplayName name) {
        return CompletableFuture.completedStage(usersByName.computeIfAbsent(
                name.value(), n -> new User(UUID.randomUUID().toString(), n, Palette.colorOf(name))));
    }

    @Override
    public CompletionStage<String> openSession(User user) {
        String token = Secrets.create();
        sessions.put(token, new Session(user, Instant.now().plus(sessionLifetime)));
        return CompletableFuture.completedStage(token);
    }

    @Override
    public CompletionStage<Optional<User>> bySession(String token) {
        return CompletableFuture.completedStage(Optional.ofNullable(sessions.get(token))
                .filter(session -> session.expiresAt().isAfter(Instant.now()))
                .map(Session::user));
    }

    @Override
    public CompletionStage<Void> closeSession(String token) {
        sessions.remove(token);
        return CompletableFuture.completedStage(null);
    }

    private record Session(User user, Instant expiresAt) {}
}
