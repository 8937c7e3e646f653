package io.collabboard.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.StoredRows;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.Secret;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    @DisplayName("Several nodes may migrate one empty database at once")
    void concurrentMigrations() throws SQLException {
        DatabaseAccess access = TestPostgres.emptyDatabase();
        try (Database one = Database.connect(access);
                Database two = Database.connect(access)) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> Migrations.apply(one.dataSource()));
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> Migrations.apply(two.dataSource()));

            assertThat(first.join() + second.join()).isGreaterThanOrEqualTo(2);
            assertThat(Migrations.apply(one.dataSource())).isZero();
            assertThat(StoredRows.of(access, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .contains(
                            "event_journal",
                            "event_tag",
                            "snapshot",
                            "pekko_projection_offset_store",
                            "pekko_projection_management");
        }
    }

    @Test
    @DisplayName("A wrong password is told in one line that does not hold it")
    void wrongPassword() {
        DatabaseAccess right = TestPostgres.emptyDatabase();
        DatabaseAccess wrong = new DatabaseAccess(right.jdbcUrl(), right.user(), new Secret("guess"));

        assertThatThrownBy(() -> Database.connect(wrong).close())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("guess");
    }
}
