package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a node from {@code cluster/target}. */
class BenchIT {
    private static final Path HOME = Path.of(System.getProperty("collabboard.home"));

    @TempDir
    Path directory;

    @Test
    void aNodeServesUntilItIsClosedAndLeavesNoProcess() throws Exception {
        List<ProcessHandle> processes;
        try (ServerProcess node = ServerProcess.start(Launch.node(HOME, directory, Map.of()))) {
            processes = tree(node.pid());

            assertThat(processes).hasSizeGreaterThan(1).allMatch(ProcessHandle::isAlive);
            assertThat(new GivenServer().check(node.url(), node.metricsUrl()).metricsUrl())
                    .isNotNull();
        }

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("node.log")).content().contains("CollabBoard is ready at");
    }

    @Test
    void theOwnServerTakesItsDataWithIt() throws Exception {
        List<ProcessHandle> processes;
        try (Cleanup cleanup = new Cleanup()) {
            Target target = OwnServer.start(HOME, directory, false, cleanup);
            processes = tree(target.pid());
            assertThat(directory.resolve("data")).isDirectory();
        }

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("node.log"));
        }
    }

    private static List<ProcessHandle> tree(long pid) {
        ProcessHandle jvm = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(jvm), jvm.descendants()).toList();
    }
}
