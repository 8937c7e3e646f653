package io.collabboard.cluster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.StoredRows;
import io.collabboard.gateway.account.AccountStorageException;
import io.collabboard.gateway.account.Accounts;
import io.collabboard.gateway.account.AccountsContract;
import io.collabboard.gateway.account.DisplayName;
import io.collabboard.gateway.account.JdbcAccounts;
import io.collabboard.gateway.account.User;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcAccountsTest extends AccountsContract {
    @Override
    protected Accounts accounts(Duration sessionLifetime) {
        return new JdbcAccounts(AccountDatabase.dataSource(), AccountDatabase.EXECUTOR, sessionLifetime);
    }

    @Test
    void openingASessionPurgesExpiredOnes() throws SQLException {
        User user = accounts(Duration.ZERO)
                .developmentUser(new DisplayName("Purged " + UUID.randomUUID()))
                .toCompletableFuture()
                .join();
        for (int i = 0; i < 3; i++) {
            accounts(Duration.ZERO).openSession(user).toCompletableFuture().join();
        }

        accounts(Accounts.SESSION_LIFETIME)
                .openSession(user)
                .toCompletableFuture()
                .join();

        assertThat(StoredRows.count(
                        AccountDatabase.ACCESS, "select count(*) from auth_session where user_id = ?::uuid", user.id()))
                .isEqualTo(1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAFailureWithItsCause() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=2");
        Accounts accounts = new JdbcAccounts(nowhere, AccountDatabase.EXECUTOR);

        assertThatThrownBy(
                        () -> accounts.bySession("token").toCompletableFuture().join())
                .cause()
                .isInstanceOf(AccountStorageException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void aFullExecutorIsAFailedStageNotAThrow() {
        Accounts accounts = new JdbcAccounts(AccountDatabase.dataSource(), task -> {
            throw new RejectedExecutionException("full");
        });

        assertThatThrownBy(
                        () -> accounts.bySession("token").toCompletableFuture().join())
                .cause()
                .isInstanceOf(AccountStorageException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
