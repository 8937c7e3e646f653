package io.collabboard.cluster.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A cluster and its people, to whom things happen. */
final class Scene {
    static final Path REPORT = Path.of("target", "chaos");

    private final ThreeNodes cluster;
    private final Crowd crowd;

    Scene(ThreeNodes cluster, Crowd crowd) {
        this.cluster = cluster;
        this.crowd = crowd;
    }

    /** Lets one thing go wrong while everybody draws, measures, mends, and looks whether all is there. */
    Recovery survive(Fault fault) throws Exception {
        fault.prepare(cluster);
        cluster.awaitWhole();
        crowd.draw();
        crowd.settle();
        Fault.Reach reach = fault.reach(cluster, crowd);
        int pausesBefore = crowd.pauses();
        crowd.waits().reset();
        long struckAt = System.nanoTime();
        fault.strike(cluster, crowd);
        crowd.awaitAnswered(Math.max(struckAt, fault.overAt()));
        Recovery recovery = measured(fault.name(), reach, crowd.pauses() - pausesBefore);
        report(recovery);
        fault.mend(cluster);
        cluster.awaitWhole();
        crowd.audit();
        new Journal(cluster.postgres().access()).assertOneWriterAtATime();
        return recovery;
    }

    private Recovery measured(String fault, Fault.Reach reach, int refusals) {
        Map<UUID, Long> longest = crowd.waits().longest();
        Set<UUID> people = new HashSet<>(reach.people());
        people.removeAll(reach.boards());
        Set<UUID> others = new HashSet<>(crowd.boards());
        others.removeAll(reach.boards());
        others.removeAll(people);
        return new Recovery(
                fault,
                Recovery.Group.of(reach.boards(), longest),
                Recovery.Group.of(people, longest),
                Recovery.Group.of(others, longest),
                crowd.waits().count(),
                crowd.waits().p99().toNanos() / 1e9,
                refusals);
    }

    private static void report(Recovery recovery) throws IOException {
        Files.createDirectories(REPORT);
        Files.writeString(
                REPORT.resolve("recovery.jsonl"),
                recovery.json() + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        System.out.println(recovery.row());
    }
}
