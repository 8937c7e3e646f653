package io.collabboard.cluster;

import io.collabboard.cluster.database.DatabaseException;
import io.collabboard.cluster.postgres.PostgresException;
import io.collabboard.cluster.process.Lifeline;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.SettingsException;
import io.collabboard.cluster.settings.SettingsTable;
import io.collabboard.gateway.http.DevelopmentLogin;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a node from the environment and keeps it until a signal or its own end. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** The arguments are {@code --help}, {@code --version} or none; settings come from the environment. */
    public static void main(String[] arguments) {
        int code = run(List.of(arguments), System.getenv());
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        if (arguments.isEmpty()) {
            return serve(environment);
        }
        switch (arguments.get(0)) {
            case "--help", "-h" -> System.out.print(Help.text());
            case "--version" -> System.out.println("CollabBoard " + Help.version());
            case "--settings-table" -> System.out.print(SettingsTable.markdown());
            default -> {
                return fail(MISUSED, "unknown argument " + arguments.get(0) + "; try --help");
            }
        }
        return 0;
    }

    private static int serve(Map<String, String> environment) {
        Lifeline.hold();
        try {
            return serveUntilEnded(NodeSettings.of(environment));
        } catch (SettingsException e) {
            return fail(MISUSED, String.valueOf(e.getMessage()));
        } catch (StartException | PostgresException | DatabaseException e) {
            logger().debug("The node could not start", e);
            return fail(FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            logger().error("The node could not start", e);
            return FAILED;
        }
    }

    private static int serveUntilEnded(NodeSettings settings) {
        Node node = Node.start(settings);
        Thread hook = new Thread(node::stop, "stop-node");
        Runtime.getRuntime().addShutdownHook(hook);
        if (settings.developmentLogin() != DevelopmentLogin.OFF) {
            logger().warn("Development login is on: whoever reaches this server may sign in under any name");
        }
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        logger().info("metrics at {}", node.metricsUrl());
        logger().info("CollabBoard is ready at {} ({} s)", node.url(), String.format(Locale.ROOT, "%.1f", seconds));
        node.ended().join();
        // After a signal the JVM's own exit is under way, and once its hooks are done a second one with a code would
        // overtake it.
        return hook.getState() == Thread.State.NEW ? FAILED : 0;
    }

    /** Made late, so that {@code --help} does not wait for logging. */
    private static Logger logger() {
        return LoggerFactory.getLogger("io.collabboard.CollabBoard");
    }

    private static int fail(int code, String message) {
        System.err.println("collabboard: " + message);
        return code;
    }
}
