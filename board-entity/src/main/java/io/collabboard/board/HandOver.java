package io.collabboard.board;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.pattern.Patterns;

/**
 * Gives the shards of one type to other nodes before the node leaves, and before other types are given away. By itself sharding
 * gives away all types at once, each shard with two writes of a coordinator that the next ones wait for; and where the
 * coordinator is on the node that stops, it is gone as soon as the last shard is, whether those have new places or not.
 */
final class HandOver {
    /** Until the shards, which are gone from here, are somewhere else; nothing tells when that is. */
    private static final Duration NEW_PLACES = Duration.ofSeconds(1);

    private final ActorSystem system;
    private final Cluster cluster;
    private final ActorRef region;

    HandOver(String typeName, ActorSystem system) {
        this.system = system;
        this.cluster = Cluster.get(system);
        this.region = ClusterSharding.get(system).shardRegion(typeName);
    }

    /** Completes when all is given away, or nobody is there to take it; fails when the time is over. */
    CompletionStage<Done> within(Duration time) {
        if (cluster.selfMember().status() != MemberStatus.up() || up().count() < 2) {
            return done();
        }
        return Patterns.gracefulStop(region, time, ShardRegion.gracefulShutdownInstance())
                .thenCompose(stopped -> Patterns.after(NEW_PLACES, system, HandOver::done));
    }

    private Stream<Member> up() {
        ClusterEvent.CurrentClusterState state = cluster.state();
        return StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .filter(member -> !state.getUnreachable().contains(member));
    }

    private static CompletionStage<Done> done() {
        return CompletableFuture.completedStage(Done.getInstance());
    }
}
