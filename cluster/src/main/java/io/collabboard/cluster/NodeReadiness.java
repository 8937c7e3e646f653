package io.collabboard.cluster;

import io.collabboard.gateway.http.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheck;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.util.FutureConverters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ready means: not about to stop, a member of the cluster that is up, the database that holds the journal answers, sharding
 * has found its coordinator.
 *
 * @param sharding once it has passed it passes for ever: all nodes miss the coordinator while it moves, and were all of them
 *     not ready then, nobody could be served anything
 */
record NodeReadiness(ActorSystem<?> system, DataSource dataSource, ClusterShardingHealthCheck sharding)
        implements Readiness {
    private static final Logger log = LoggerFactory.getLogger(NodeReadiness.class);
    private static final int SECONDS = 1;

    /** A database that is gone keeps those waiting who ask it for a connection; an answer later than this is none. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    static NodeReadiness of(ActorSystem<?> system, DataSource dataSource) {
        return new NodeReadiness(system, dataSource, new ClusterShardingHealthCheck(Adapter.toClassic(system)));
    }

    @Override
    public CompletionStage<List<String>> failingChecks() {
        return CompletableFuture.supplyAsync(
                        this::isJournalReachable, system.dispatchers().lookup(DispatcherSelector.blocking()))
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenCombine(isShardingStarted(), this::failingChecks);
    }

    private List<String> failingChecks(boolean isJournalReachable, boolean isShardingStarted) {
        List<String> failing = new ArrayList<>();
        if (CoordinatedShutdown.get(system).getShutdownReason().isPresent()) {
            failing.add("draining");
        }
        if (!isMemberUp()) {
            failing.add("member_up");
        }
        if (!isShardingStarted) {
            failing.add("sharding_started");
        }
        if (!isJournalReachable) {
            failing.add("journal_reachable");
        }
        return failing;
    }

    private boolean isMemberUp() {
        return Cluster.get(system).selfMember().status() == MemberStatus.up();
    }

    private CompletionStage<Boolean> isShardingStarted() {
        return FutureConverters.<Object>asJava(sharding.apply()).thenApply(Boolean.TRUE::equals);
    }

    private boolean isJournalReachable() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            log.warn("the database does not answer: {}", e.getMessage());
            return false;
        }
    }
}
