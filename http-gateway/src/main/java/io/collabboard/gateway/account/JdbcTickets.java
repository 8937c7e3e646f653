package io.collabboard.gateway.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** {@link Tickets} in PostgreSQL: the row's deletion is the redemption, so only one of many can succeed. */
public final class JdbcTickets implements Tickets {
    // Each new ticket takes away up to 100 expired ones: the table shrinks faster than it grows, in bounded steps.
    private static final String ISSUE = """
            with expired as (
                select ticket_hash from ws_ticket where expires_at <= now()
                order by expires_at limit 100 for update skip locked
            ), purged as (
                delete from ws_ticket t using expired e where t.ticket_hash = e.ticket_hash
            )
            insert into ws_ticket (ticket_hash, user_id, expires_at)
            values (?, ?, now() + ? * interval '1 millisecond')""";
    private static final String REDEEM = """
            delete from ws_ticket t using app_user u
            where t.ticket_hash = ? and t.expires_at > now() and u.id = t.user_id
            returning u.id, u.name, u.color""";

    private final BlockingDatabase database;
    private final Duration lifetime;

    /** @param executor where calls may block */
    public JdbcTickets(DataSource dataSource, Executor executor) {
        this(dataSource, executor, TICKET_LIFETIME);
    }

    public JdbcTickets(DataSource dataSource, Executor executor, Duration lifetime) {
        this.database = new BlockingDatabase(dataSource, executor);
        this.lifetime = lifetime;
    }

    @Override
    public CompletionStage<String> issue(User user) {
        return database.call("issuing a ticket", connection -> {
            String ticket = Secrets.create();
            BlockingDatabase.update(
                    connection, ISSUE, Secrets.hash(ticket), UUID.fromString(user.id()), lifetime.toMillis());
            return ticket;
        });
    }

    @Override
    public CompletionStage<Optional<User>> redeem(String ticket) {
        return database.call(
                "redeeming a ticket",
                connection -> BlockingDatabase.queryUser(connection, REDEEM, Secrets.hash(ticket)));
    }
}
