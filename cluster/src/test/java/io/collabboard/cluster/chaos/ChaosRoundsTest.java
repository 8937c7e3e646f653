package io.collabboard.cluster.chaos;

import io.collabboard.cluster.crash.InTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that goes wrong in a machine room, again and again on one cluster, and how long people waited: {@code mvn verify
 * -Pchaos -Dchaos.rounds=N -Dchaos.seed=S}. Each round has boards and people of its own. {@code -Dchaos.only=words} leaves
 * out the faults whose names have none of the words, which are separated by commas.
 */
@Tag("chaos")
class ChaosRoundsTest {
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 1);
    private static final List<String> ONLY =
            List.of(System.getProperty("chaos.only", "").split(","));
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

    @Test
    @DisplayName(
            "R5, R19, R21, R31: whatever happens, no acknowledged edit is lost or doubled, and boards are soon back")
    void rounds(@TempDir(factory = InTarget.class, cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        System.out.printf("chaos: %d rounds, -Dchaos.seed=%d%n", ROUNDS, SEED);
        List<Recovery> all = new ArrayList<>();
        ClassArchive classes = ClassArchive.make(directory.resolve("class archive"));
        try (ThreeNodes cluster = new ThreeNodes(directory, classes.jvmOptions())) {
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("round %d%n%s%n", round + 1, Recovery.HEADER);
                long begun = System.nanoTime();
                try (Crowd crowd = new Crowd(cluster.urls(), SEED + round)) {
                    Scene scene = new Scene(cluster, crowd);
                    for (Fault fault : faults()) {
                        all.add(scene.survive(fault));
                    }
                }
                System.out.printf(
                        "round %d took %d s%n",
                        round + 1, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            }
        }
        Map<String, Recovery> medians = medians(all);
        report(medians);
        assertAims(medians);
    }

    private static List<Fault> faults() {
        return Stream.of(
                        KilledNode.withMostBoards(),
                        KilledNode.oldest(),
                        KilledNode.withViewersOnly(),
                        Restart.ofAll(),
                        new Partition(),
                        DatabaseFault.restart(),
                        DatabaseFault.pause(),
                        StoppedNode.briefly(),
                        StoppedNode.forTooLong())
                .filter(fault -> ONLY.stream().anyMatch(fault.name()::contains))
                .toList();
    }

    private static Map<String, Recovery> medians(List<Recovery> all) {
        Map<String, List<Recovery>> byFault = new LinkedHashMap<>();
        all.forEach(one ->
                byFault.computeIfAbsent(one.fault(), fault -> new ArrayList<>()).add(one));
        Map<String, Recovery> medians = new LinkedHashMap<>();
        byFault.forEach((fault, each) -> medians.put(fault, Recovery.median(fault, each)));
        return medians;
    }

    private static void report(Map<String, Recovery> medians) throws Exception {
        StringBuilder table = new StringBuilder("medians over " + ROUNDS + " rounds\n" + Recovery.HEADER + "\n");
        medians.values().forEach(median -> table.append(median.row()).append('\n'));
        System.out.print(table);
        Files.writeString(Scene.REPORT.resolve("recovery.txt"), table);
    }

    /** What is promised of a machine that does nothing else. */
    private static void assertAims(Map<String, Recovery> medians) {
        SoftAssertions.assertSoftly(aims -> {
            medians.forEach((fault, median) -> {
                if (fault.startsWith("kill -9")) {
                    aims.assertThat(median.own().boards() == 0 || median.own().median() <= 8)
                            .as("boards of a killed node within 8 s: %s", median)
                            .isTrue();
                    aims.assertThat(median.others().median())
                            .as("other boards within 0.5 s: %s", median)
                            .isLessThanOrEqualTo(0.5);
                }
            });
            if (medians.containsKey(Restart.ROLLING)) {
                aims.assertThat(medians.get(Restart.ROLLING).p99())
                        .as("99 %% of the edits in a rolling restart within 1 s")
                        .isLessThanOrEqualTo(1);
            }
        });
    }
}
