package io.collabboard.cluster.fuzz;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twenty people on two nodes. For longer: {@code -Dcollabboard.fuzz.steps=20000}, and the same again with
 * {@code -Dcollabboard.fuzz.seed}.
 */
class ConvergenceTest {
    private static final int STEPS = Integer.getInteger("collabboard.fuzz.steps", 1_200);
    private static final DatabaseAccess DATABASE = TestPostgres.migratedDatabase();
    private static final int PORT = TestNodes.freePort();
    private static Node one;
    private static Node two;

    @BeforeAll
    static void start() {
        one = TestNodes.start(DATABASE, with(TestNodes.first(PORT)));
        two = TestNodes.start(DATABASE, with(TestNodes.joining(PORT)));
    }

    @AfterAll
    static void stop() {
        two.stop();
        one.stop();
    }

    @Test
    @DisplayName("R19, R31, R34 whatever fails and moves, all end with the same board, and each edit is in it once")
    void converges() {
        long seed = Long.getLong("collabboard.fuzz.seed", System.nanoTime());
        Node leaving = TestNodes.start(DATABASE, with(TestNodes.joining(PORT)));
        UUID board = boardOn(leaving);
        Map<String, CompletableFuture<Void>> stopped = new HashMap<>();
        fuzz(board, seed, STEPS, () -> stopped.put("leaving", CompletableFuture.runAsync(leaving::stop)));
        stopped.values().forEach(CompletableFuture::join);
    }

    /** Seeds that once failed, and one more. */
    @ParameterizedTest
    @ValueSource(longs = {20_261_121})
    @DisplayName("R19, R31, R34 the same from known seeds")
    void convergesFromKnownSeeds(long seed) {
        try (Guest owner = Guest.connect(one.url(), "Owner")) {
            fuzz(owner.createBoard(), seed, 600, () -> {});
        }
    }

    private static void fuzz(UUID board, long seed, int steps, Runnable halfway) {
        System.out.println("convergence: -Dcollabboard.fuzz.seed=" + seed + " -Dcollabboard.fuzz.steps=" + steps);
        new Fuzz(List.of(one, two), board, FuzzPlan.of(seed, steps)).run(halfway);
    }

    /** A board whose entity is on this node. */
    private static UUID boardOn(Node node) {
        try (Guest owner = Guest.connect(one.url(), "Owner")) {
            UUID board = owner.createBoard();
            while (!new NodeInside(node).hostsEntity(board)) {
                board = owner.createBoard();
            }
            return board;
        }
    }

    /** A log so small that who does not read soon has to resynchronise. */
    private static Map<String, String> with(Map<String, String> place) {
        Map<String, String> settings = new HashMap<>(place);
        settings.putAll(
                Map.of("FRAME_LOG_BYTES", "65536", "OPERATIONS_BURST", "100000", "OPERATIONS_PER_SECOND", "100000"));
        return settings;
    }
}
