package io.collabboard.gatling.bench;

import io.collabboard.gatling.bench.Announcements.Address;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The servers that the bench starts, each in a fresh directory. */
final class OwnServer {
    /**
     * The drivers write as fast as they can, which the limit on each socket is there to prevent. And the client of
     * {@code SlowReader} is to stay for the whole minute in which it does not read, not to be sent away after half of it.
     */
    static final Map<String, String> SETTINGS = Map.of(
            "COLLABBOARD_OPERATIONS_PER_SECOND", "1000000",
            "COLLABBOARD_OPERATIONS_BURST", "1000000",
            "COLLABBOARD_STALL_TOLERANCE_MS", "600000");

    private OwnServer() {}

    /**
     * A node, when it is ready.
     *
     * @param home of the project, which has been built
     * @param directory of its log and, in {@code data}, of its data
     * @param keepData after its end
     * @param cleanup stops the node and then removes its data
     */
    static Target start(Path home, Path directory, boolean keepData, Cleanup cleanup)
            throws ServerUnavailableException, InterruptedException {
        prepare(home, directory, keepData, cleanup);
        return start(Launch.node(home, directory, SETTINGS), cleanup);
    }

    /** As above, two nodes of one cluster. What the bench looks at is the first; its metrics tell what that one uses. */
    static Target startTwo(Path home, Path directory, boolean keepData, Cleanup cleanup)
            throws ServerUnavailableException, InterruptedException {
        prepare(home, directory, keepData, cleanup);
        ServerProcess both = launch(Launch.twoNodes(home, directory, SETTINGS), cleanup);
        Address one = both.address(0);
        Address two = both.address(1);
        return new Target(one.url(), one.metricsUrl(), null, new Target(two.url(), two.metricsUrl(), null));
    }

    private static void prepare(Path home, Path directory, boolean keepData, Cleanup cleanup)
            throws ServerUnavailableException {
        Path jar = home.resolve("cluster").resolve("target").resolve("collabboard-cluster.jar");
        if (!Files.isRegularFile(jar)) {
            throw new ServerUnavailableException("CollabBoard is not built: there is no " + jar);
        }
        if (!keepData) {
            cleanup.add(() -> Directories.delete(directory.resolve("data")));
        }
    }

    /**
     * A reference, when it is ready; its log is in the directory.
     *
     * @param home of the project
     */
    static Target reference(Subject reference, Path home, Path directory, Cleanup cleanup)
            throws ServerUnavailableException, InterruptedException {
        Launch launch = switch (reference) {
            case PEKKO_HTTP -> Launch.pekkoHttpRelay(directory);
            case WS -> WsRelay.in(home).launch(directory, cleanup);
            case NODE -> throw new IllegalArgumentException("a node is no reference");
        };
        return start(launch, cleanup);
    }

    private static Target start(Launch launch, Cleanup cleanup)
            throws ServerUnavailableException, InterruptedException {
        ServerProcess server = launch(launch, cleanup);
        return new Target(server.url(), server.metricsUrl(), server.pid());
    }

    private static ServerProcess launch(Launch launch, Cleanup cleanup)
            throws ServerUnavailableException, InterruptedException {
        try {
            ServerProcess server = cleanup.start(() -> ServerProcess.launch(launch), ServerProcess::close);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new ServerUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
