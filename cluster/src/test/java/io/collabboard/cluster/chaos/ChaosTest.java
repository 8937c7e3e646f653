package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.crash.InTarget;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What nodes and networks do to a cluster: the short version, for every build. */
class ChaosTest {
    private static final long SEED = 20_261_122;

    /** A build machine may be slow: the aims are measured by {@code ChaosRoundsTest}. */
    private static final double BEARABLE_SECONDS = 30;

    @Test
    @DisplayName(
            "R19, R21, R31: a node that is killed, leaves or stops for a moment: no acknowledged edit is lost or doubled, and all see the same")
    void nodeLoss(@TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (ThreeNodes cluster = new ThreeNodes(directory, List.of());
                Crowd crowd = new Crowd(cluster.urls(), SEED)) {
            Scene scene = new Scene(cluster, crowd);
            System.out.println(Recovery.HEADER);
            for (Fault fault : List.of(KilledNode.oldest(), Restart.ofFullest(), StoppedNode.briefly())) {
                assertThat(scene.survive(fault).own().longest()).isLessThan(BEARABLE_SECONDS);
            }
        }
    }
}
