package io.collabboard.gatling.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void observesThisMachineAndLeavesNothingBehind() throws IOException {
        Path data = directory.resolve("not/yet/there");
        Environment environment = Environment.observe(data, List.of("bench", "--quick"), Map.of("a", "b"));
        assertThat(environment.cores()).isPositive();
        assertThat(environment.memoryBytes()).isGreaterThan(1 << 26);
        assertThat(environment.cpuModel()).isNotBlank();
        assertThat(environment.fdatasyncMicros()).isPositive();
        assertThat(environment.loopbackMicros()).isPositive().isLessThan(1e6);
        assertThat(environment.commandLine()).isEqualTo("bench --quick");
        assertThat(environment.lines()).containsEntry("Setting a", "b").doesNotContainKey("JDK of the server");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void diskThatCannotBeWrittenIsUnknown() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(Probes.fdatasyncMicros(file)).isNull();
    }
}
