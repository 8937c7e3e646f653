package io.collabboard.cluster.local;

import io.collabboard.cluster.StartException;
import io.collabboard.cluster.Teardown;
import io.collabboard.cluster.postgres.PostgresException;
import io.collabboard.cluster.settings.SettingsException;
import java.util.List;
import java.util.Map;

/** {@code ./collabboard cluster}: several nodes on this machine until a signal, or until all of them have ended. */
public final class ClusterCommand {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private ClusterCommand() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(help());
            return;
        }
        Teardown teardown = new Teardown();
        // From the beginning: Ctrl-C while nodes start must leave none.
        Runtime.getRuntime().addShutdownHook(new Thread(teardown::close, "stop-cluster"));
        int code = run(words, System.getenv(), teardown);
        // After a signal the JVM's own exit is under way, and once its hooks are done a second one with a code would
        // overtake it.
        if (!teardown.isClosed()) {
            System.exit(code);
        }
    }

    private static int run(List<String> words, Map<String, String> environment, Teardown teardown) {
        try {
            new LocalCluster(ClusterOptions.parse(words), new Shell(environment), new Output(System.out), teardown)
                    .run();
            return fail(FAILED, "the cluster has ended");
        } catch (UsageException | SettingsException e) {
            return fail(MISUSED, String.valueOf(e.getMessage()));
        } catch (StartException | PostgresException e) {
            return fail(FAILED, String.valueOf(e.getMessage()));
        } catch (Teardown.ClosedException e) {
            // A signal came while it started.
            return FAILED;
        }
    }

    private static int fail(int code, String message) {
        System.err.println("collabboard: " + message);
        return code;
    }

    private static String help() {
        return """
                usage: ./collabboard cluster [N] [--restart] [--http-port P] [--management-port P] [--node-port P]

                Starts N nodes (1 to %d, 3 without a number) that share one PostgreSQL, for trying a cluster on one machine. Says
                where they are once all are ready, shows their logs, and stops them all on Ctrl-C. They are on 127.0.0.1,
                127.0.0.2 and so on, or where the system has not these addresses, on 127.0.0.1 with ports that count on.

                A node that ends by itself is told, the others go on.
                  --restart              it is started again, after 1 s, then 2 and so on up to 30
                  --http-port P          [8080]  0 takes any free one, as for the next two
                  --management-port P    [8558]  for metrics and for finding each other
                  --node-port P          [25520] for what nodes send each other

                Boards are those of ./collabboard, in `data` beside the script or in COLLABBOARD_DATA_DIR: one of the two at a time.
                With COLLABBOARD_DATABASE_URL the nodes use that PostgreSQL. Settings of the environment reach all nodes; those in
                which nodes differ, such as COLLABBOARD_HTTP_PORT, are refused. COLLABBOARD_DRAIN_SPREAD_MS is 1000 unless set, and
                the heaps together may take 60 %% of the memory.

                Exit codes: 130 or 143 after a signal, 1 not all nodes became ready, or all have ended, 2 wrong arguments or settings.
                """.formatted(ClusterOptions.MAX_NODES);
    }
}
