package io.collabboard.gatling.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    Path directory;

    @Test
    void commitIsThatOfTheDirectoryAndNotOfTheWorkingDirectory() throws Exception {
        assertThat(Machine.commit(directory)).isNull();
        git("init", "-q");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "--allow-empty", "-m", "t");
        assertThat(Machine.commit(directory)).matches("[0-9a-f]{12}").isNotEqualTo(Machine.commit(Path.of("")));
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
