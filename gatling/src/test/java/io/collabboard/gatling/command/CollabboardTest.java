package io.collabboard.gatling.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.shell.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollabboardTest {
    private static final String ID = "01a1fe11-9b32-7eac-ae71-2c3e2be244c7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "boards",
                "boards create",
                "boards rename",
                "boards delete",
                "objects",
                "stream",
                "generate"
            })
    @DisplayName("Every command has a help on standard output that tells the exit codes")
    void help(String command) {
        CommandRun run = CommandRun.of((command + " --help").strip().split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: " + ("collabboard " + command).strip(), "Exit codes: 0 done");
        assertThat(run.out()).doesNotContain("${");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paint",
                "ping --count 0",
                "ping --interval never",
                "ping --url localhost:8080",
                "ping --timeout -1",
                "boards create",
                "boards rename nothing Name",
                "boards delete " + ID,
                "objects",
                "objects " + ID + " --kind blob",
                "stream -",
                "stream - --board nothing",
                "stream - --board " + ID + " --new Name",
                "stream - --board " + ID + " --in-flight 0",
                "stream - --board " + ID + " --no-wait --in-flight 5",
                "stream - --board " + ID + " --reconnects -1",
                "stream /no/such/file --board " + ID,
                "generate circle --count 5",
                "generate ring",
                "generate ring --count 0",
                "generate ring --count 5 --kind line",
                "generate ring --count 5 --gap NaN",
            })
    @DisplayName("A wrong command line ends with 2 and a line on standard error")
    void misused(String line) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.MISUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("collabboard: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "boards", "boards create Name", "objects " + ID, "stream FILE --board " + ID})
    @DisplayName("Where nobody listens a command ends with 3 and names the address")
    void unreachable(String line) {
        String file = Path.of("pom.xml").toString();
        CommandRun run = CommandRun.of(
                (line + " --url http://127.0.0.1:1").replace("FILE", file).split(" "));

        assertThat(run.code()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("collabboard: http://127.0.0.1:1: the server cannot be reached\n");
    }

    @Test
    @DisplayName("generate writes one line an object, fast enough for large boards")
    void generate() {
        long begun = System.nanoTime();
        CommandRun run = CommandRun.of("generate", "spiral", "--count", "100000", "--kind", "mixed");

        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(100_000);
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    @Test
    @DisplayName("A board may be named by the address of its page")
    void boardId() {
        assertThat(new BoardId().convert("http://127.0.0.1:8080/b/" + ID)).hasToString(ID);
        assertThat(new BoardId().convert(ID)).hasToString(ID);
    }
}
