package io.collabboard.cluster.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.collabboard.board.BoardEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.pattern.Patterns;

/**
 * Tells the test, over a port of its own, what only a node knows: the boards whose entities are on it, and the members that
 * it sees. Named in the configuration of nodes under test, made by Pekko.
 */
public final class Census extends AbstractExtensionId<Census.Counted> implements ExtensionIdProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static final class Counted implements Extension {}

    @Override
    public Census lookup() {
        return this;
    }

    @Override
    public Counted createExtension(ExtendedActorSystem system) {
        String[] where = System.getProperty("collabboard.chaos.census").split(":", 2);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(where[0], Integer.parseInt(where[1])), 0);
            server.createContext("/boards", exchange -> answer(exchange, () -> boards(system)));
            server.createContext("/members", exchange -> answer(exchange, () -> members(system)));
            server.start();
            system.registerOnTermination(() -> server.stop(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Counted();
    }

    /** One id on each line. */
    private static String boards(ActorSystem system) {
        ShardRegion.CurrentShardRegionState state = (ShardRegion.CurrentShardRegionState) Patterns.ask(
                        ClusterSharding.get(system).shardRegion(BoardEntity.TYPE_KEY.name()),
                        ShardRegion.getShardRegionStateInstance(),
                        PATIENCE)
                .toCompletableFuture()
                .join();
        return state.getShards().stream()
                .flatMap(shard -> shard.getEntityIds().stream())
                .collect(Collectors.joining("\n"));
    }

    /** Those that are up and reachable, the oldest first: one on each line, address and incarnation. */
    private static String members(ActorSystem system) {
        var state = Cluster.get(system).state();
        return StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .filter(member -> !state.getUnreachable().contains(member))
                .sorted(Member.ageOrdering())
                .map(member -> member.uniqueAddress().toString())
                .collect(Collectors.joining("\n"));
    }

    private static void answer(HttpExchange exchange, Supplier<String> question) throws IOException {
        try (exchange) {
            byte[] body = question.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (CompletionException | IllegalArgumentException e) {
            // The region is not there yet, or no longer.
            exchange.sendResponseHeaders(503, -1);
        }
    }
}
