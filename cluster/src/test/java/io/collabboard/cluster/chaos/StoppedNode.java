package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** SIGSTOP of a node with boards, as of a machine that has no processor time for it. */
final class StoppedNode extends Fault {
    private static final int THROWN_OUT = 1;

    private final Duration pause;
    private final boolean isTooLong;
    private @Nullable ChaosNode node;
    private List<String> members = List.of();
    private Set<UUID> boards = Set.of();

    private StoppedNode(Duration pause, boolean isTooLong) {
        super("node stopped for " + pause.toSeconds() + " s");
        this.pause = pause;
        this.isTooLong = isTooLong;
    }

    /** It is not missed. */
    static Fault briefly() {
        return new StoppedNode(Duration.ofSeconds(3), false);
    }

    /** It is given up, and ends when it wakes. */
    static Fault forTooLong() {
        return new StoppedNode(Duration.ofSeconds(30), true);
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        ChaosNode chosen = cluster.fullest();
        node = chosen;
        members = chosen.members();
        Reach reach = Reach.of(chosen, cluster, crowd);
        boards = reach.boards();
        return reach;
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        Set<String> writers = new Journal(cluster.postgres().access()).writersOf(boards);
        node().process().pause();
        long begun = System.nanoTime();
        if (isTooLong) {
            crowd.awaitAnswered(begun);
        }
        TimeUnit.NANOSECONDS.sleep(begun + pause.toNanos() - System.nanoTime()); // as long as the fault is
        long before = new Journal(cluster.postgres().access()).lastRow();
        node().process().resume();
        if (isTooLong) {
            assertThat(node().process().awaitEnd()).isEqualTo(THROWN_OUT);
            assertThat(new Journal(cluster.postgres().access()).rowsAfter(before, writers))
                    .as("written on waking, when others had the boards")
                    .isEmpty();
        }
        over();
    }

    @Override
    void mend(ThreeNodes cluster) throws Exception {
        if (isTooLong) {
            node().launch();
        } else {
            cluster.awaitMembers(cluster.nodes());
            assertThat(node().members()).as("nobody was given up").isEqualTo(members);
        }
    }

    private ChaosNode node() {
        if (node == null) {
            throw new IllegalStateException("nobody chosen");
        }
        return node;
    }
}
