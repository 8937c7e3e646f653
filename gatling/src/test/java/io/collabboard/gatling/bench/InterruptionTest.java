package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    /** A bench that hangs in its first cell. */
    static final class HangingBench {
        private HangingBench() {}

        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[0]);
            Cleanup cleanup = new Cleanup();
            Path data = Files.createDirectories(directory.resolve("data"));
            Files.createFile(data.resolve("file"));
            cleanup.add(() -> Directories.delete(data));
            DriverCommand hang = (cell, paths) ->
                    List.of("sh", "-c", "trap '' TERM INT; sleep 1000 & echo $! $$ >" + args[0] + "/pids; wait");
            try {
                CellRunner runner = new CellRunner(hang, cell -> Duration.ofMinutes(5), cleanup);
                runner.run(Cells.plan("FanOut", 1, 1), new OutFolder(directory));
            } catch (Cleanup.EndingException e) {
                System.out.println("ending");
            }
        }
    }

    @Test
    void aBenchThatIsStoppedTakesAllWithIt() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingBench.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            List<Long> pids = awaitPids(bench);
            assertThat(directory.resolve("data")).exists();

            bench.destroy();

            assertThat(bench.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(bench.exitValue()).isEqualTo(128 + 15);
            assertThat(pids).hasSize(2).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
            assertThat(directory.resolve("data")).doesNotExist();
        } finally {
            Processes.kill(bench);
        }
    }

    private List<Long> awaitPids(Process bench) throws Exception {
        Path pids = directory.resolve("pids");
        await().atMost(PATIENCE).until(() -> !bench.isAlive() || (Files.exists(pids) && Files.size(pids) > 0));
        assertThat(bench.isAlive())
                .as(Files.readString(directory.resolve("log")))
                .isTrue();
        return List.of(Files.readString(pids).trim().split(" ")).stream()
                .map(Long::valueOf)
                .toList();
    }
}
