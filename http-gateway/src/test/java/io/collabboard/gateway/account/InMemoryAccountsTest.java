package io.collabboard.gateway.account;

import java.time.Duration;

class InMemoryAccountsTest extends AccountsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();

    @Override
    protected Accounts accounts(Duration sessionLifetime) {
        return accounts.withSessionLifetime(sessionLifetime);
    }
}
