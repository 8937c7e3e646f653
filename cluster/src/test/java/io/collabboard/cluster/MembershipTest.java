package io.collabboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.Secret;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembershipTest {
    /** Nothing connects to it here. */
    private static final DatabaseAccess NOWHERE =
            new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret("none"));

    @Test
    @DisplayName(
            "A node that is thrown out while it still looks for the coordinator ends with a word, rather than wait for ever")
    void thrownOutWhileStarting() {
        NodeSettings settings = NodeSettings.of(Map.of());
        try (Membership membership = Membership.create(settings, NOWHERE)) {
            // No shards are started here, so there is no coordinator to be found.
            CompletableFuture<Void> joining = CompletableFuture.runAsync(() -> membership.join(settings.cluster()));
            await().until(() -> membership.members() == 1);
            assertThat(joining).isNotDone();

            membership.abandon("it was thrown out");

            assertThatThrownBy(() -> joining.orTimeout(30, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("was thrown out of the cluster while it started");
        }
    }
}
