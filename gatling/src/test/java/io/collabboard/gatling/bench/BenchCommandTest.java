package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsWhatThereIs() {
        assertThat(execute("--list")).isEqualTo(0);
        assertThat(Catalogue.ALL).allSatisfy(entry -> assertThat(out.toString()).contains(entry.name(), entry.claim()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FanIn",
                "--users 0",
                "--users many",
                "--runs 0",
                "--limit 0.5",
                "--metrics-url http://localhost:1/metrics",
                "--url localhost:8080",
                "--baseline no-such-file.json",
                "--no-such-option"
            })
    void wrongUsageIsToldBeforeAnythingStarts(String arguments) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void aDirectoryWithSomethingInItIsNotWrittenTo() throws IOException {
        Files.createFile(directory.resolve("report.json"));

        assertThat(execute("--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(directory.toString());
    }

    @Test
    void aServerThatIsNotThereIsToldApart() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        int code = execute(
                "--url",
                "http://localhost:" + port,
                "--out",
                directory.resolve("out").toString());

        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("nothing serves at http://localhost:" + port);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    private int execute(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
