package io.collabboard.gateway.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** {@link Accounts} in PostgreSQL; the database's clock decides what has expired. */
public final class JdbcAccounts implements Accounts {
    private static final String FIND_DEVELOPMENT_USER =
            "select id, name, color from app_user where provider = 'dev' and subject = ?";
    // Waits for a concurrent insert of the same name and yields to it, so a lookup that follows finds the winner.
    private static final String ADD_DEVELOPMENT_USER = """
            insert into app_user (provider, subject, name, color) values ('dev', ?, ?, ?)
            on conflict (provider, subject) do nothing
            returning id, name, color""";
    // Each new session takes away up to 100 expired ones: the table shrinks faster than it grows, in bounded steps.
    private static final String OPEN_SESSION = """
            with expired as (
                select token_hash from auth_session where expires_at <= now()
                order by expires_at limit 100 for update skip locked
            ), purged as (
                delete from auth_session s using expired e where s.token_hash = e.token_hash
            )
            insert into auth_session (token_hash, user_id, expires_at)
            values (?, ?, now() + ? * interval '1 millisecond')""";
    private static final String FIND_BY_SESSION = """
            select u.id, u.name, u.color from auth_session s join app_user u on u.id = s.user_id
            where s.token_hash = ? and s.expires_at > now()""";
    private static final String CLOSE_SESSION = "delete from auth_session where token_hash = ?";

    private final BlockingDatabase database;
    private final Duration sessionLifetime;

    /** @param executor where calls may block */
    public JdbcAccounts(DataSource dataSource, Executor executor) {
        this(dataSource, executor, SESSION_LIFETIME);
    }

    public JdbcAccounts(DataSource dataSource, Executor executor, Duration sessionLifetime) {
        this.database = new BlockingDatabase(dataSource, executor);
        this.sessionLifetime = sessionLifetime;
    }

    @Override
    public CompletionStage<User> developmentUser(DisplayName name) {
        return database.call("finding or creating a development user", connection -> {
            Optional<User> known = findDevelopmentUser(connection, name);
            return known.isPresent() ? known.get() : addDevelopmentUser(connection, name);
        });
    }

    private static Optional<User> findDevelopmentUser(Connection connection, DisplayName name) throws SQLException {
        return BlockingDatabase.queryUser(connection, FIND_DEVELOPMENT_USER, name.value());
    }

    private static User addDevelopmentUser(Connection connection, DisplayName name) throws SQLException {
        Optional<User> added = BlockingDatabase.queryUser(
                connection, ADD_DEVELOPMENT_USER, name.value(), name.value(), Palette.colorOf(name));
        if (added.isPresent()) {
            return added.get();
        }
        return findDevelopmentUser(connection, name)
                .orElseThrow(() -> new SQLException("the user that stood in the way of the insert is gone"));
    }

    @Override
    public CompletionStage<String> openSession(User user) {
        return database.call("opening a session", connection -> {
            String token = Secrets.create();
            BlockingDatabase.update(
                    connection,
                    OPEN_SESSION,
                    Secrets.hash(token),
                    UUID.fromString(user.id()),
                    sessionLifetime.toMillis());
            return token;
        });
    }

    @Override
    public CompletionStage<Optional<User>> bySession(String token) {
        return database.call(
                "looking up a session",
                connection -> BlockingDatabase.queryUser(connection, FIND_BY_SESSION, Secrets.hash(token)));
    }

    @Override
    public CompletionStage<Void> closeSession(String token) {
        return database.call(
                        "closing a session",
                        connection -> BlockingDatabase.update(connection, CLOSE_SESSION, Secrets.hash(token)))
                .thenAccept(closed -> {});
    }
}
