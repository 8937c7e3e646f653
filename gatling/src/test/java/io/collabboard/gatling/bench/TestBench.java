package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.fail;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Target;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A node and cells in processes of their own, as the bench has them, in a directory under {@code target}. */
public final class TestBench implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("collabboard.home"));

    private final ServerProcess node;
    private final Path directory;
    private final Cleanup cleanup = new Cleanup();
    private final CellRunner runner =
            new CellRunner(new GatlingDriver(GatlingDriver.SIMULATIONS, true), PlannedTime::limit, cleanup);

    private TestBench(ServerProcess node, Path directory) {
        this.node = node;
        this.directory = directory;
    }

    /** @param settings beside those of the bench's own node */
    public static TestBench start(Map<String, String> settings) throws Exception {
        Path benches = Files.createDirectories(Path.of("target", "benches"));
        Path directory = Files.createTempDirectory(benches, "bench-");
        Map<String, String> all = new HashMap<>(OwnServer.SETTINGS);
        all.putAll(settings);
        return new TestBench(ServerProcess.start(Launch.node(HOME, directory.resolve("node"), all)), directory);
    }

    public Target target() {
        return new Target(node.url(), node.metricsUrl(), node.pid());
    }

    /** Where the node serves. */
    public URI url() {
        return node.url();
    }

    /** Directory of the node's own PostgreSQL. */
    Path postgres() {
        return directory.resolve("node").resolve("data").resolve("postgres");
    }

    /** Runs one cell. Whatever is lost or refused in it is in the result. */
    public CellResult run(String simulation, int n, Load load) throws Exception {
        return run(simulation, n, load, target());
    }

    public CellResult run(String simulation, int n, Load load, Target target) throws Exception {
        CellOutcome outcome = runner.run(new CellPlan(simulation, n, 1, load, target), new OutFolder(directory));
        if (outcome instanceof CellOutcome.Done done) {
            return done.result();
        }
        return fail("no result: " + outcome);
    }

    @Override
    public void close() throws Exception {
        cleanup.close();
        node.close();
        Directories.delete(directory.resolve("node").resolve("data"));
    }
}
