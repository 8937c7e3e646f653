package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SIGTERM for nodes, one after the other. Each comes back before the next goes, and has as long to take its share as the
 * Deployment gives it. They hand over what they have and leave: the others never have to find out that one is gone.
 */
final class Restart extends Fault {
    static final String ROLLING = "SIGTERM, rolling restart of all";

    private static final int ENDED_BY_SIGTERM = 143;
    private static final Path DEPLOYMENT = Path.of("..", "k8s", "base", "deployment.yaml");
    private static final Pattern MIN_READY = Pattern.compile("minReadySeconds: (\\d+)");
    private static final String DOWNING = "SBR took decision";

    private final Function<ThreeNodes, List<ChaosNode>> choice;

    private Restart(String name, Function<ThreeNodes, List<ChaosNode>> choice) {
        super(name);
        this.choice = choice;
    }

    static Fault ofAll() {
        return new Restart(ROLLING, ThreeNodes::nodes);
    }

    static Fault ofFullest() {
        return new Restart("SIGTERM, restart of one node", cluster -> List.of(cluster.fullest()));
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        return new Reach(crowd.boards(), Set.of());
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        long downings = downings(cluster);
        boolean isFirst = true;
        for (ChaosNode node : choice.apply(cluster)) {
            if (!isFirst) {
                TimeUnit.SECONDS.sleep(minReadySeconds()); // as long as a rolling update waits
            }
            isFirst = false;
            assertThat(node.process().terminate(ThreeNodes.PATIENCE)).isIn(0, ENDED_BY_SIGTERM);
            cluster.restart(node);
        }
        over();
        assertThat(downings(cluster)).as("a node that leaves is not downed").isEqualTo(downings);
    }

    private static long minReadySeconds() throws IOException {
        Matcher matcher = MIN_READY.matcher(Files.readString(DEPLOYMENT));
        assertThat(matcher.find()).as("minReadySeconds in " + DEPLOYMENT).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static long downings(ThreeNodes cluster) throws IOException {
        long count = 0;
        for (ChaosNode node : cluster.nodes()) {
            count += node.process()
                    .output()
                    .lines()
                    .filter(line -> line.contains(DOWNING))
                    .count();
        }
        return count;
    }
}
