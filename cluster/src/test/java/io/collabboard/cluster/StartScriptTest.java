package io.collabboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {
    private static final List<String> COMMON =
            List.of("dirname", "readlink", "sed", "head", "find", "mkdir", "mv", "cat", "rm", "sleep");

    @TempDir
    Path directory;

    private Path checkout;
    private Path programs;

    @BeforeEach
    void emptyCheckout() throws IOException {
        checkout = Files.createDirectories(directory.resolve("check out"));
        programs = Files.createDirectories(directory.resolve("programs"));
        Files.copy(Path.of("..", "collabboard"), checkout.resolve("collabboard"));
        for (String name : COMMON) {
            program(name, "exec " + find(name) + " \"$@\"");
        }
    }

    @Test
    @DisplayName("--help works with nothing installed and nothing built, through a symbolic link, from anywhere")
    void help() throws Exception {
        Path link = Files.createSymbolicLink(programs.resolve("board"), Path.of("../check out/collabboard"));

        Result result = run(link, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.output()).contains("usage: ./collabboard").contains("COLLABBOARD_");
    }

    @Test
    @DisplayName("A subcommand that does not exist is refused, before anything is looked for or built")
    void unknownSubcommand() throws Exception {
        Result result = run(checkout.resolve("collabboard"), "paint");

        assertThat(result.output()).isEqualTo("collabboard: unknown subcommand paint; try --help\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "A tool is built by itself, once where two start at the same time, and says nothing on standard output")
    void tools() throws Exception {
        program("java", "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit 0; }\ncat\necho ran");
        program("javac", "");
        Path log = directory.resolve("maven.log");
        program(
                "mvn",
                "[ \"$1\" = -v ] && { echo 'Apache Maven 3.8.7'; exit 0; }\nsleep 1\necho noise\necho \"$@\" >>" + log);
        for (String module : List.of("proto", "gatling")) {
            Files.createDirectories(checkout.resolve(module + "/src/main"));
            Files.writeString(checkout.resolve(module + "/pom.xml"), "");
        }
        Files.writeString(checkout.resolve("pom.xml"), "");
        Path both = Files.writeString(
                directory.resolve("both"),
                "#!/bin/sh\n'check out/collabboard' generate </dev/null | 'check out/collabboard' stream 2>/dev/null\n");
        Files.setPosixFilePermissions(both, PosixFilePermissions.fromString("rwxr-xr-x"));

        Result result = run(both);

        assertThat(result.output()).endsWith("ran\nran\n").doesNotContain("ran\nnoise");
        assertThat(Files.readAllLines(log)).singleElement().asString().contains("-pl gatling");
        assertThat(checkout.resolve("target/.building")).doesNotExist();
    }

    @Test
    @DisplayName("Missing and old tools are named with what to do")
    void missingTools() throws Exception {
        assertFails("Java 17 or newer is missing");
        program("java", "echo 'openjdk version \"1.8.0_292\"' >&2");
        assertFails("Java 17 or newer is needed");
        program("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        assertFails("a JDK is needed");
        program("javac", "");
        assertFails("Maven 3.8 or newer is missing");
        program("mvn", "echo 'Apache Maven 3.6.3'");
        assertFails("Maven 3.8 or newer is needed, but mvn is: 3.6.3");
        program("mvn", "[ \"$1\" = -v ] || exit 1; echo 'Apache Maven 3.8.7'");
        assertFails("Node.js 20 or newer is missing");
        program("node", "echo v18.19.0");
        assertFails("Node.js 20 or newer is needed, but node is: v18.19.0");
        program("node", "echo v20.20.2");
        assertFails("the build failed");
    }

    private void assertFails(String message) throws Exception {
        Result result = run(checkout.resolve("collabboard"));
        assertThat(result.output()).contains("collabboard: " + message);
        assertThat(result.code()).isEqualTo(1);
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Path script, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private static Path find(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(bin -> Path.of(bin, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private record Result(int code, String output) {}
}
