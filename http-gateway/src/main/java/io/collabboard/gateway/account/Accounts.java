package io.collabboard.gateway.account;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Users and their sign-in sessions, shared by all nodes. Every stage may fail with {@link AccountStorageException};
 * nothing blocks the caller.
 */
public interface Accounts {
    Duration SESSION_LIFETIME = Duration.ofDays(30);

    /**
     * The user of the development login with this name, created on first use. The same name is the same user, always and
     * on every node. Never the user of an identity provider, whatever that one is called.
     */
    CompletionStage<User> developmentUser(DisplayName name);

    /** Opens a session and returns its token: 256 random bits, of which only a hash is stored. */
    CompletionStage<String> openSession(User user);

    /** Whose session this is; empty when there is none of that token, when it was closed, or when it has expired. */
    CompletionStage<Optional<User>> bySession(String token);

    /** Closes the session, if there is one. */
    CompletionStage<Void> closeSession(String token);
}
