package io.collabboard.cluster.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.StoredRows;
import io.collabboard.gateway.account.DisplayName;
import io.collabboard.gateway.account.JdbcAccounts;
import io.collabboard.gateway.account.JdbcTickets;
import io.collabboard.gateway.account.Tickets;
import io.collabboard.gateway.account.TicketsContract;
import io.collabboard.gateway.account.User;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JdbcTicketsTest extends TicketsContract {
    @Override
    protected Tickets tickets(Duration lifetime) {
        return new JdbcTickets(AccountDatabase.dataSource(), AccountDatabase.EXECUTOR, lifetime);
    }

    @Override
    protected User someUser() {
        return new JdbcAccounts(AccountDatabase.dataSource(), AccountDatabase.EXECUTOR)
                .developmentUser(new DisplayName("Ada " + UUID.randomUUID()))
                .toCompletableFuture()
                .join();
    }

    @Test
    void issuingPurgesExpiredTickets() throws SQLException {
        User user = someUser();
        for (int i = 0; i < 3; i++) {
            tickets(Duration.ZERO).issue(user).toCompletableFuture().join();
        }

        tickets(Tickets.TICKET_LIFETIME).issue(user).toCompletableFuture().join();

        assertThat(StoredRows.count(
                        AccountDatabase.ACCESS, "select count(*) from ws_ticket where user_id = ?::uuid", user.id()))
                .isEqualTo(1);
    }
}
