package io.collabboard.gatling.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.collabboard.gatling.bench.TestBench;
import io.collabboard.gatling.shell.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools against a real node, whose limits are tight enough to be met. */
class CommandsIT {
    private static final Pattern ID_FIELD = Pattern.compile("\"id\":\"[^\"]*\",|\"z_index\":-?\\d+,");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static TestBench node;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        node = TestBench.start(Map.of(
                "COLLABBOARD_OPERATIONS_PER_SECOND", "1500",
                "COLLABBOARD_OPERATIONS_BURST", "2",
                "COLLABBOARD_BOARD_MAX_TEXT_CHARACTERS", "100"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    @DisplayName("ping measures round trips")
    void ping() throws Exception {
        CommandRun text = run("ping", "--count", "2", "--interval", "0.01", "--name", "Ada");
        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).contains("is ready", "socket open for Ada", "answer 2 of 2", "2 round trips: min");

        JsonNode json = MAPPER.readTree(
                run("ping", "--count", "3", "--interval", "0.01", "--json").out());
        assertThat(json.get("count").intValue()).isEqualTo(3);
        assertThat(json.get("p50_ms").doubleValue()).isPositive();
    }

    @Test
    @DisplayName("boards creates, lists, renames and deletes; what the server refuses ends with 1")
    void boards() throws Exception {
        String id = run("boards", "create", "First name", "--private").out().strip();
        assertThat(board(id).get("name").textValue()).isEqualTo("First name");
        assertThat(board(id).get("public").booleanValue()).isFalse();

        assertThat(run("boards", "rename", id, "Second name").code()).isZero();
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(run("boards").out()).contains(id).contains("Second name"));

        CommandRun other = run("objects", id, "--name", "Mallory");
        assertThat(other.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(other.err()).startsWith("collabboard: refused, E_BOARD_FORBIDDEN");

        assertThat(run("boards", "delete", id, "--yes").code()).isZero();
        assertThat(run("boards", "delete", id, "--yes").err()).contains("E_BOARD_NOT_FOUND");
    }

    @Test
    @DisplayName("What is generated, streamed and listed is the same; a copy by a pipe is the same with its ids")
    void roundTrip() throws Exception {
        List<String> generated = CommandRun.of("generate", "ring", "--count", "700", "--kind", "mixed")
                .lines();
        String first = newBoard(generated, "--json");
        List<String> listed = run("objects", first, "--json").lines();
        assertThat(listed.stream().map(CommandsIT::withoutIds)).containsExactlyInAnyOrderElementsOf(generated);

        String copy = newBoard(listed, "--json", "--no-wait");
        assertThat(run("objects", copy, "--json").lines()).isEqualTo(listed);

        assertThat(stream(listed, "--board", first, "--new-ids", "--json").code())
                .isZero();
        assertThat(run("objects", first, "--count").out()).isEqualTo("1400\n");
        assertThat(run("objects", first, "--count", "--json", "--kind", "text,star")
                        .out())
                .matches("\\{\"count\":\\d+}\n");
        assertThat(run("objects", copy).lines()).hasSize(701).first().asString().startsWith("ID  ");
    }

    @Test
    @DisplayName("In the order of the file where each object is waited for")
    void order() throws Exception {
        List<String> generated =
                CommandRun.of("generate", "snake", "--count", "60").lines();
        String board = newBoard(generated, "--json", "--in-flight", "1");
        assertThat(run("objects", board, "--json").lines().stream().map(CommandsIT::withoutIds))
                .containsExactlyElementsOf(generated);
    }

    @Test
    @DisplayName("R19 Connections that are cut with answers under way leave every object there exactly once")
    void reconnect() throws Exception {
        List<String> generated =
                CommandRun.of("generate", "square", "--count", "3000").lines();
        for (String waiting : List.of("--wait", "--no-wait")) {
            try (CuttingProxy proxy = new CuttingProxy(node.url(), 60_000, 3)) {
                CommandRun run = stream(
                        generated,
                        "--new",
                        "Cut " + waiting,
                        waiting,
                        "--json",
                        "--url",
                        proxy.url().toString());
                assertThat(run.code()).as(run.err()).isZero();
                JsonNode report = MAPPER.readTree(run.out());
                assertThat(proxy.cuts()).isEqualTo(3);
                assertThat(report.get("reconnects").intValue()).isGreaterThanOrEqualTo(3);
                assertThat(report.get("retries").intValue())
                        .as("E_RATE_LIMITED was met")
                        .isPositive();
                assertThat(report.get("objects").intValue()).isEqualTo(3000);
                List<String> listed = run("objects", report.get("board").textValue(), "--json")
                        .lines();
                assertThat(listed.stream().map(CommandsIT::withoutIds)).containsExactlyInAnyOrderElementsOf(generated);
            }
        }
    }

    @Test
    @DisplayName("A server that is gone for good ends the stream with 1, and says what is not known")
    void serverLost() throws Exception {
        List<String> generated =
                CommandRun.of("generate", "square", "--count", "3000").lines();
        try (CuttingProxy proxy = new CuttingProxy(node.url(), 60_000, Integer.MAX_VALUE)) {
            Path file = Files.write(directory.resolve("lines"), generated);
            String board = run("boards", "create", "Lost").out().strip();
            Thread end = new Thread(() -> {
                org.awaitility.Awaitility.await().until(() -> proxy.cuts() > 0);
                try {
                    proxy.close();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            end.start();
            CommandRun run = CommandRun.of(
                    "stream",
                    file.toString(),
                    "--board",
                    board,
                    "--reconnects",
                    "2",
                    "--url",
                    proxy.url().toString());
            assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
            assertThat(run.err()).contains("it is not known whether", "2 attempts to connect again failed");
            end.join();
        }
    }

    @Test
    @DisplayName("Refused objects end with 1, the first with their lines, all with their number; the others are there")
    void refusals() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            String text = i % 2 == 0 ? "x".repeat(101) : "short";
            lines.add("{\"kind\":\"star\",\"x\":" + i + ",\"y\":0,\"props\":{\"text\":\"" + text + "\"}}");
        }
        CommandRun run = stream(lines, "--new", "Refused", "--json");

        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        JsonNode report = MAPPER.readTree(run.out());
        assertThat(report.get("refused").intValue()).isEqualTo(30);
        assertThat(report.get("objects").intValue()).isEqualTo(30);
        assertThat(report.get("faults")).hasSize(20);
        assertThat(run.err())
                .contains("line 2: E_LIMIT_EXCEEDED", "30 objects refused")
                .doesNotContain("line 1:");

        String board = report.get("board").textValue();
        List<String> there = run("objects", board, "--json").lines();
        CommandRun again = stream(there, "--board", board);
        assertThat(again.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(again.err()).contains("line 1: E_OBJECT_EXISTS", "30 objects refused");
    }

    @Test
    @DisplayName("A bad line stops the stream before anything after it, or is passed over with --skip-bad")
    void badLines() throws Exception {
        List<String> lines = new ArrayList<>(
                CommandRun.of("generate", "ring", "--count", "20").lines());
        lines.set(6, "{\"kind\":\"blob\",\"x\":0,\"y\":0}");
        lines.set(11, "{\"kind\":\"star\",\"x\":0,\"y\":0,\"props\":{\"data\":\"" + "x".repeat(70_000) + "\"}}");

        CommandRun stopped = stream(lines, "--new", "Bad", "--json");
        assertThat(stopped.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(MAPPER.readTree(stopped.out()).get("objects").intValue()).isEqualTo(6);
        assertThat(stopped.err()).contains("stopped, line 7: unknown kind \"blob\"");

        CommandRun skipped = stream(lines, "--new", "Skipped", "--skip-bad", "--json");
        assertThat(skipped.code()).isZero();
        assertThat(MAPPER.readTree(skipped.out()).get("objects").intValue()).isEqualTo(18);
        assertThat(skipped.err()).contains("line 7: BAD_LINE", "line 12: BAD_LINE", "the server takes 65536");
    }

    @Test
    @DisplayName("A board that does not exist ends with 1 before a line is read")
    void noBoard() throws Exception {
        CommandRun run = stream(List.of("nonsense"), "--board", "01a1fe11-9b32-7eac-ae71-2c3e2be244c7");
        assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).isEqualTo("collabboard: refused, E_BOARD_NOT_FOUND: there is no such board\n");
    }

    private static JsonNode board(String id) throws Exception {
        for (String line : run("boards", "--json").lines()) {
            JsonNode board = MAPPER.readTree(line);
            if (board.get("id").textValue().equals(id)) {
                return board;
            }
        }
        throw new AssertionError("no board " + id);
    }

    private String newBoard(List<String> lines, String... options) throws Exception {
        String[] all =
                Stream.concat(Stream.of("--new", "Board"), Stream.of(options)).toArray(String[]::new);
        CommandRun run = stream(lines, all);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = MAPPER.readTree(run.out());
        assertThat(report.get("objects").intValue()).isEqualTo(lines.size());
        return report.get("board").textValue();
    }

    private CommandRun stream(List<String> lines, String... options) throws Exception {
        Path file = Files.write(directory.resolve("lines"), lines);
        return run(Stream.concat(Stream.of("stream", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    /** At the node, unless the arguments say where. */
    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) {
            all.add("--url");
            all.add(node.url().toString());
        }
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static String withoutIds(String line) {
        return ID_FIELD.matcher(line).replaceAll("");
    }
}
