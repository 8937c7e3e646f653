package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** kill -9 of a node. */
final class KilledNode extends Fault {
    private final Function<ThreeNodes, ChaosNode> choice;
    private final boolean hasBoards;
    private @Nullable ChaosNode node;

    private KilledNode(String name, Function<ThreeNodes, ChaosNode> choice, boolean hasBoards) {
        super(name);
        this.choice = choice;
        this.hasBoards = hasBoards;
    }

    static Fault withMostBoards() {
        return new KilledNode("kill -9, node with boards", ThreeNodes::fullest, true);
    }

    static Fault oldest() {
        return new KilledNode("kill -9, oldest node", ThreeNodes::oldest, true);
    }

    static Fault withViewersOnly() {
        return new KilledNode(
                "kill -9, node with viewers only",
                cluster -> cluster.othersThan(cluster.oldest()).get(0),
                false);
    }

    @Override
    void prepare(ThreeNodes cluster) throws Exception {
        ChaosNode chosen = choice.apply(cluster);
        node = chosen;
        if (!hasBoards) {
            chosen.process().terminate(ThreeNodes.PATIENCE);
            chosen.launch(Map.of("COLLABBOARD_APP_VERSION", ChaosNode.OLDER_VERSION));
        }
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        Reach reach = Reach.of(node(), cluster, crowd);
        assertThat(reach.boards().isEmpty())
                .as("no boards on %s", node().place().name())
                .isEqualTo(!hasBoards);
        return reach;
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        node().process().kill();
    }

    @Override
    void mend(ThreeNodes cluster) throws Exception {
        cluster.awaitMembers(cluster.othersThan(node()));
        node().launch();
    }

    private ChaosNode node() {
        if (node == null) {
            throw new IllegalStateException("not prepared");
        }
        return node;
    }
}
