package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** PostgreSQL is away for a while: for all boards alike, and no node goes for it. */
final class DatabaseFault extends Fault {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final boolean isRestart;
    private List<String> members = List.of();

    private DatabaseFault(String name, boolean isRestart) {
        super(name);
        this.isRestart = isRestart;
    }

    static Fault restart() {
        return new DatabaseFault("PostgreSQL restarted", true);
    }

    static Fault pause() {
        return new DatabaseFault("PostgreSQL stopped for 10 s", false);
    }

    @Override
    Reach reach(ThreeNodes cluster, Crowd crowd) {
        members = new ArrayList<>(cluster.nodes().get(0).members());
        return new Reach(crowd.boards(), Set.of());
    }

    @Override
    void strike(ThreeNodes cluster, Crowd crowd) throws Exception {
        if (isRestart) {
            cluster.postgres().restart();
        } else {
            cluster.postgres().pause();
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis()); // as long as the fault is
            cluster.postgres().resume();
        }
        over();
    }

    @Override
    void mend(ThreeNodes cluster) {
        assertThat(cluster.nodes().get(0).members()).as("no node went").isEqualTo(members);
    }
}
