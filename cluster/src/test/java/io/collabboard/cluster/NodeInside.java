package io.collabboard.cluster;

import static org.awaitility.Awaitility.await;

import io.collabboard.board.BoardEntity;
import io.collabboard.board.protocol.BoardCommand;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorNotFound;
import org.apache.pekko.actor.ActorSelection;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Kill;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** Does to the parts of a node what failures do to them. */
public final class NodeInside {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Node node;

    public NodeInside(Node node) {
        this.node = node;
    }

    /** Asks the board's entity to stop, wherever it is, as passivation and moves do. */
    public void stopEntity(UUID board) {
        ClusterSharding.get(node.system())
                .entityRefFor(BoardEntity.TYPE_KEY, board.toString())
                .tell(BoardCommand.Stop.INSTANCE);
    }

    /** The board's entity throws, if it is on this node. */
    public void crashEntity(UUID board) {
        entity(board).tell(Kill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }

    public boolean hostsEntity(UUID board) {
        try {
            entity(board).resolveOne(PATIENCE).toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ActorNotFound) {
                return false;
            }
            throw e;
        }
    }

    /** All replicas of the node throw. */
    public void crashReplicas() {
        classic()
                .actorSelection("/system/replicas/*")
                .tell(Kill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }

    /** When the node's part of sharding ends, as {@link System#nanoTime}, for the entities that sharding knows by this name. */
    public CompletableFuture<Long> endOfRegion(String typeName) {
        ActorRef<?> region = Adapter.toTyped(
                org.apache.pekko.cluster.sharding.ClusterSharding.get(classic()).shardRegion(typeName));
        CompletableFuture<Long> end = new CompletableFuture<>();
        node.system()
                .systemActorOf(
                        Behaviors.<Void>setup(context -> {
                            context.watch(region);
                            return Behaviors.<Void>receiveSignal((watcher, signal) -> {
                                if (signal instanceof Terminated) {
                                    end.complete(System.nanoTime());
                                }
                                return Behaviors.same();
                            });
                        }),
                        "watch-" + typeName,
                        Props.empty());
        return end;
    }

    /** The node is gone from one moment to the next: it hands nothing over and says nothing. */
    public void vanish() {
        classic().finalTerminate();
    }

    /** The versions of the members that are up, by address, when there are so many. */
    public Map<Address, String> awaitMembers(int count) {
        await().until(() -> node.members() == count);
        return StreamSupport.stream(Cluster.get(classic()).state().getMembers().spliterator(), false)
                .collect(Collectors.toMap(
                        Member::address, member -> member.appVersion().version()));
    }

    private ActorSelection entity(UUID board) {
        return classic().actorSelection("/system/sharding/" + BoardEntity.TYPE_KEY.name() + "/*/" + board);
    }

    private ExtendedActorSystem classic() {
        return (ExtendedActorSystem) node.system().classicSystem();
    }
}
