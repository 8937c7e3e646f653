package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.cell.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "--relay FanIn",
                "--relay pekko-http,ws FanIn",
                "--relay=nothing FanOut",
                "--relay ws --url http://localhost:1",
                "--relay --url http://localhost:1",
                "TwoNodes FanOut",
                "TwoNodes --url http://localhost:1",
                "TwoNodes --relay",
                "--no-such-option"
            })
    void wrongUsageIsToldBeforeAnythingStarts(String arguments) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--relay                 | PEKKO_HTTP",
                "--relay FanOut          | PEKKO_HTTP",
                "FanOut --relay          | PEKKO_HTTP",
                "--relay ws FanOut       | WS",
                "--relay pekko-http,ws   | PEKKO_HTTP,WS",
                "--relay ws,pekko-http   | WS,PEKKO_HTTP",
                "--relay --relay=ws Soak | PEKKO_HTTP,WS",
            })
    void aRelayMayBeNamedAndSoMayWhatRunsOnIt(String arguments, String relays) {
        CommandLine command = new CommandLine(new BenchCommand());

        CommandLine.ParseResult parsed = command.parseArgs(arguments.split(" "));

        List<Subject> references = parsed.matchedOption("--relay").getValue();
        assertThat(references).extracting(Subject::name).containsExactly(relays.split(","));
        assertThat(parsed.matchedPositionals()).hasSize(arguments.matches(".*(FanOut|Soak).*") ? 1 : 0);
    }

    @Test
    void aDirectoryWithSomethingInItIsNotWrittenTo() throws IOException {
        Files.createFile(directory.resolve("report.json"));

        assertThat(execute("--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{}",
                "{\"format\": \"collabboard-bench-report\", \"version\": 1}",
                "{\"format\": \"collabboard-bench-report\", \"version\": 1, \"results\": []}",
                "{\"format\": \"collabboard-bench-report\", \"version\": 1, \"results\": [], \"gatlingReports\": {}}",
                "{\"format\": \"collabboard-bench-report\", \"version\": 1, \"gatlingReports\": {},"
                        + " \"environment\": {\"cores\": 1, \"memoryBytes\": 1, \"settings\": {}}, \"results\": [{}]}"
            })
    void aBaselineThatCannotBeReadIsWrongUsage(String content) throws IOException {
        Path baseline = Files.writeString(directory.resolve("baseline.json"), content);

        assertThat(execute("--baseline", baseline.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("baseline.json").doesNotContain("\tat ");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldInALine() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(execute("--out", file.resolve("out").toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("collabboard: the bench cannot go on: ")
                .contains(file.toString())
                .hasLineCount(1);
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
