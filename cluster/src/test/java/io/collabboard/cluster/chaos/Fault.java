package io.collabboard.cluster.chaos;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Something that goes wrong, once. */
abstract class Fault {
    private final String name;
    private long overAt = Long.MIN_VALUE;

    Fault(String name) {
        this.name = name;
    }

    /**
     * Whom it hits.
     *
     * @param boards those whose entities it takes away
     * @param people boards whose writers it takes the connection from
     */
    record Reach(Set<UUID> boards, Set<UUID> people) {
        static Reach of(ChaosNode node, ThreeNodes cluster, Crowd crowd) {
            Set<UUID> boards = new HashSet<>(cluster.boardsOn(node));
            boards.retainAll(crowd.boards());
            return new Reach(boards, crowd.drawnAt(node.place().url()));
        }
    }

    final String name() {
        return name;
    }

    /** Before anybody is measured. */
    void prepare(ThreeNodes cluster) throws Exception {}

    abstract Reach reach(ThreeNodes cluster, Crowd crowd);

    /** Returns when nothing more goes wrong, and checks what only this fault can show. */
    abstract void strike(ThreeNodes cluster, Crowd crowd) throws Exception;

    /** Brings back what is gone, once boards answer. */
    void mend(ThreeNodes cluster) throws Exception {}

    /** Boards answer again if they answer what is drawn from now on. */
    final void over() {
        overAt = System.nanoTime();
    }

    final long overAt() {
        return overAt;
    }
}
