package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** SIGTERM for one node after the other, each coming back before the next goes. */
final class RollingRestart extends Fault {
    static final String NAME = "SIGTERM, rolling restart of all";

    private static final int ENDED_BY_SIGTERM = 143;

    RollingRestart() {
        super(NAME);
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        return new Reach(crowd.boards(), Set.of());
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        for (ChaosNode node : cluster.nodes()) {
            assertThat(node.process().terminate(ThreeNodes.PATIENCE)).isIn(0, ENDED_BY_SIGTERM);
            cluster.restart(node);
        }
        over();
    }
}
