package io.collabboard.gateway.account;

import static io.collabboard.gateway.account.AccountsContract.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Tickets} must do. */
public abstract class TicketsContract {
    /** A node's view of the tickets; all views made in one test share their storage. */
    protected abstract Tickets tickets(Duration lifetime);

    /** A user the storage knows. */
    protected abstract User someUser();

    private Tickets tickets() {
        return tickets(Tickets.TICKET_LIFETIME);
    }

    @Test
    void aTicketLeadsToItsUserOnEveryNode() {
        User user = someUser();

        String ticket = get(tickets().issue(user));

        assertThat(get(tickets().redeem(ticket))).contains(user);
    }

    @Test
    void aUsedTicketIsWorthless() {
        String ticket = get(tickets().issue(someUser()));
        get(tickets().redeem(ticket));

        assertThat(get(tickets().redeem(ticket))).isEmpty();
    }

    @Test
    void aTicketRedeemedManyTimesAtOnceAdmitsOne() {
        String ticket = get(tickets().issue(someUser()));

        List<CompletableFuture<Optional<User>>> attempts = IntStream.range(0, 16)
                .mapToObj(i -> tickets().redeem(ticket).toCompletableFuture())
                .toList();

        assertThat(attempts.stream().map(AccountsContract::get).filter(Optional::isPresent))
                .hasSize(1);
    }

    @Test
    void anExpiredTicketIsWorthless() {
        Tickets shortLived = tickets(Duration.ZERO);

        String ticket = get(shortLived.issue(someUser()));

        assertThat(get(shortLived.redeem(ticket))).isEmpty();
    }

    @Test
    void anUnknownTicketIsWorthless() {
        assertThat(get(tickets().redeem("made up"))).isEmpty();
        assertThat(get(tickets().redeem(""))).isEmpty();
    }

    @Test
    void aUserMayHoldManyTickets() {
        User user = someUser();
        String first = get(tickets().issue(user));
        String second = get(tickets().issue(user));

        assertThat(get(tickets().redeem(second))).contains(user);
        assertThat(get(tickets().redeem(first))).contains(user);
    }

    @Test
    void ticketsAre256BitsThatNeverRepeat() {
        User user = someUser();

        List<String> issued =
                IntStream.range(0, 20).mapToObj(i -> get(tickets().issue(user))).toList();

        assertThat(issued).doesNotHaveDuplicates().allMatch(ticket -> ticket.matches("[A-Za-z0-9_-]{43}"));
    }
}
