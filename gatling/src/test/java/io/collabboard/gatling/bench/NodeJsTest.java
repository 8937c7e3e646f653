package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeJsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"v20.19.0", "v20.20.2", "v22.0.0"})
    void theseSuffice(String version) throws IOException {
        String program = printing(version);

        assertThatCode(() -> NodeJs.check(program)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v20.18.3", "v18.20.0", "something else", ""})
    void othersAreToldWithTheirVersion(String version) throws IOException {
        String program = printing(version);

        assertThatThrownBy(() -> NodeJs.check(program))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContainingAll("Node.js 20.19 or newer", "is: " + version);
    }

    @Test
    void thatThereIsNoneIsTold() {
        assertThatThrownBy(() -> NodeJs.check(directory.resolve("node").toString()))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContainingAll("Node.js 20.19 or newer", "there is no");
    }

    private String printing(String version) throws IOException {
        Path program = Files.writeString(directory.resolve("node"), "#!/bin/sh\necho '" + version + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
