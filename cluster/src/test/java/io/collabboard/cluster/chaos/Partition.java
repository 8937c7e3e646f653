package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One node reaches the others no more, and they do not reach it; people and the database are not cut off. The one is the minority:
 * it ends itself. The others are the majority: they go on, and while the network is still cut they answer for all boards.
 */
final class Partition extends Fault {
    /** What a node ends with that was thrown out of its cluster, so that whoever watches it starts it again. */
    private static final int THROWN_OUT = 1;

    private @Nullable ChaosNode minority;
    private Set<UUID> boards = Set.of();

    Partition() {
        super("network cut, one node alone");
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        ChaosNode chosen = cluster.fullest();
        minority = chosen;
        Reach reach = Reach.of(chosen, cluster, crowd);
        boards = reach.boards();
        return reach;
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        ChaosNode alone = minority();
        Set<String> before = new Journal(cluster.postgres().access()).writersOf(boards);
        cluster.network().cutOff(Set.of(alone.place().host()));
        assertThat(alone.process().awaitEnd()).isEqualTo(THROWN_OUT);
        long ended = new Journal(cluster.postgres().access()).lastRow();
        over();
        crowd.awaitAnswered(overAt());
        cluster.awaitMembers(cluster.othersThan(alone));
        assertThat(new Journal(cluster.postgres().access()).rowsAfter(ended, before))
                .as("written by the minority after its end")
                .isEmpty();
    }

    @Override
    void mend(ThreeNodes cluster) throws Exception {
        cluster.network().heal();
        minority().launch();
    }

    private ChaosNode minority() {
        if (minority == null) {
            throw new IllegalStateException("nobody chosen");
        }
        return minority;
    }
}
