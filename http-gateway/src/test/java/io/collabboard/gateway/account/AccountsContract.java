package io.collabboard.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Accounts} must do. */
public abstract class AccountsContract {
    /** A node's view of the accounts; all views made in one test share their storage. */
    protected abstract Accounts accounts(Duration sessionLifetime);

    private Accounts accounts() {
        return accounts(Accounts.SESSION_LIFETIME);
    }

    @Test
    void theSameNameIsTheSameUserOnEveryNode() {
        DisplayName name = uniqueName("Ada");

        User first = get(accounts().developmentUser(name));
        User second = get(accounts().developmentUser(name));

        assertThat(second).isEqualTo(first);
        assertThat(first.name()).isEqualTo(name.value());
        assertThat(first.color()).matches("#[0-9A-F]{6}");
        assertThat(UUID.fromString(first.id())).hasToString(first.id());
    }

    @Test
    void anotherNameIsAnotherUser() {
        User ada = get(accounts().developmentUser(uniqueName("Ada")));
        User bob = get(accounts().developmentUser(uniqueName("Bob")));

        assertThat(ada.id()).isNotEqualTo(bob.id());
    }

    @Test
    void aNameThatArrivesManyTimesAtOnceIsOneUser() {
        DisplayName name = uniqueName("Everybody");

        List<CompletableFuture<User>> arrivals = IntStream.range(0, 16)
                .mapToObj(i -> accounts().developmentUser(name).toCompletableFuture())
                .toList();

        assertThat(arrivals.stream().map(AccountsContract::get).distinct()).hasSize(1);
    }

    @Test
    void anOpenSessionLeadsToItsUserOnEveryNode() {
        User ada = get(accounts().developmentUser(uniqueName("Ada")));

        String token = get(accounts().openSession(ada));

        assertThat(get(accounts().bySession(token))).contains(ada);
    }

    @Test
    void aUserMayHaveManySessionsAndClosingOneLeavesTheOthers() {
        User ada = get(accounts().developmentUser(uniqueName("Ada")));
        String laptop = get(accounts().openSession(ada));
        String phone = get(accounts().openSession(ada));

        get(accounts().closeSession(laptop));

        assertThat(get(accounts().bySession(laptop))).isEmpty();
        assertThat(get(accounts().bySession(phone))).contains(ada);
    }

    @Test
    void anExpiredSessionLeadsToNobody() {
        Accounts shortLived = accounts(Duration.ZERO);
        User ada = get(shortLived.developmentUser(uniqueName("Ada")));

        String token = get(shortLived.openSession(ada));

        assertThat(get(shortLived.bySession(token))).isEmpty();
    }

    @Test
    void anUnknownTokenLeadsToNobodyAndClosingItIsNoError() {
        assertThat(get(accounts().bySession("made up"))).isEmpty();
        get(accounts().closeSession("made up"));
    }

    @Test
    void tokensAre256BitsThatNeverRepeat() {
        User ada = get(accounts().developmentUser(uniqueName("Ada")));

        List<String> tokens = IntStream.range(0, 20)
                .mapToObj(i -> get(accounts().openSession(ada)))
                .toList();

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    /** Storage may outlive a test, so every test has names of its own. */
    static DisplayName uniqueName(String prefix) {
        return new DisplayName(prefix + " " + UUID.randomUUID());
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
