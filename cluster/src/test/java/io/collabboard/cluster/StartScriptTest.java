package io.collabboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {
    private static final List<String> COMMON = List.of(
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "cksum",
            "sort",
            "mkdir",
            "mv",
            "ln",
            "cat",
            "rm",
            "ps",
            "sleep");
    private static final String LOCK = "target/.build-lock";

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
        everythingInstalled("sleep 1; echo noise");
        program("java", "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit 0; }\ncat\necho ran");
        Path both = Files.writeString(
                directory.resolve("both"),
                "#!/bin/sh\n'check out/collabboard' generate </dev/null | 'check out/collabboard' stream 2>/dev/null\n");
        Files.setPosixFilePermissions(both, PosixFilePermissions.fromString("rwxr-xr-x"));

        Result result = run(both);

        assertThat(result.output()).endsWith("ran\nran\n").doesNotContain("ran\nnoise");
        assertThat(builds()).singleElement().asString().contains("-pl gatling");
        assertThat(checkout.resolve(LOCK)).doesNotExist();
    }

    @Test
    @DisplayName("A cluster is of the same build and the same data as a node, and gets the rest of the command line")
    void cluster() throws Exception {
        everythingInstalled("");
        program(
                "java",
                "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit 0; }\n"
                        + "echo \"$COLLABBOARD_DATA_DIR\"; echo \"$@\"");

        Result result = run(checkout.resolve("collabboard"), "cluster", "2", "--restart");

        assertThat(result.output())
                .contains(checkout.toRealPath().resolve("data") + "\n")
                .endsWith(" io.collabboard.cluster.local.ClusterCommand 2 --restart\n");
        assertThat(builds()).singleElement().asString().contains("-pl cluster");
    }

    @Test
    @DisplayName(
            "What has changed is built, whether by an edit, a deletion or a new file; the build's own files are no change")
    void staleness() throws Exception {
        everythingInstalled("cd http-gateway/src/main/webui; mkdir -p node_modules src/gen;"
                + " echo >node_modules/module.js; echo >>src/gen/wire_pb.ts");
        Path proto = file("proto/src/main/proto/wire.proto", "one");
        Path page = file("http-gateway/src/main/webui/src/page.ts", "one");

        assertBuilt("-pl cluster", "-pl gatling");
        assertBuilt();

        Files.writeString(proto, "two");
        assertBuilt("-pl cluster", "-pl gatling");
        Files.delete(page);
        assertBuilt("-pl cluster");
        Path late = file("gatling/src/main/java/Late.java", "one");
        Files.setLastModifiedTime(late, FileTime.fromMillis(0));
        assertBuilt("-pl gatling");
        assertBuilt();
    }

    @Test
    @DisplayName("A failed build is built again, even where the change that broke it is taken back")
    void failedBuild() throws Exception {
        everythingInstalled("");
        Path proto = file("proto/src/main/proto/wire.proto", "one");
        assertBuilt("-pl cluster", "-pl gatling");

        everythingInstalled("exit 1");
        Files.writeString(proto, "broken");
        assertFails("the build failed");
        assertThat(builds()).hasSize(1);

        everythingInstalled("");
        Files.writeString(proto, "one");
        assertBuilt("-pl cluster");
    }

    @Test
    @DisplayName("A build that runs is waited for")
    void lockHeld() throws Exception {
        everythingInstalled("");
        program(
                "held",
                "sleep 3 & ln -s \"$! $(echo $(LC_ALL=C TZ=UTC0 ps -o lstart= -p $!))\" 'check out/" + LOCK
                        + "'\nexec 'check out/collabboard' ping");

        Result result = runLocked("held");

        assertThat(result.output()).contains("waiting for another build").endsWith("ran\n");
        assertThat(builds()).hasSize(1);
    }

    @Test
    @DisplayName(
            "The lock of a process that is gone holds nobody up, also where its number was given again or is our own")
    void lockLeft() throws Exception {
        everythingInstalled("");
        String began = "$(LC_ALL=C TZ=UTC0 ps -o lstart= -p $$)";
        for (String holder : List.of(
                "99999999 Thu Jan 1 00:00:00 1970",
                "1 Thu Jan 1 00:00:00 1970",
                "99999999",
                "$$",
                "$$ $(echo " + began + ")")) {
            Files.deleteIfExists(checkout.resolve("gatling/target/.built"));
            program("left", "ln -s \"" + holder + "\" 'check out/" + LOCK + "'\nexec 'check out/collabboard' ping");

            Result result = runLocked("left");

            assertThat(result.output()).as(holder).doesNotContain("waiting").endsWith("ran\n");
            assertThat(checkout.resolve(LOCK)).doesNotExist();
        }
        assertThat(builds()).hasSize(5);
    }

    @Test
    @DisplayName("Several that find the lock of a process that is gone build once")
    void lockLeftToMany() throws Exception {
        everythingInstalled("mkdir building || echo overlap; sleep 1; rmdir building");
        program("rmdir", "exec " + find("rmdir") + " \"$@\"");
        program(
                "many",
                "ln -s '1 long ago' 'check out/" + LOCK
                        + "'\nfor i in 1 2 3 4 5 6 7 8; do 'check out/collabboard' ping & done\nwait");

        Result result = runLocked("many");

        assertThat(result.output()).doesNotContain("overlap").contains("ran");
        assertThat(builds()).hasSize(1);
    }

    @Test
    @DisplayName("It can be given to sh by its name alone")
    void nameAlone() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "collabboard", "--help").directory(checkout.toFile());

        assertThat(run(builder).output()).contains("usage: ./collabboard");
    }

    @Test
    @DisplayName("Missing and old tools are named with what to do")
    void missingTools() throws Exception {
        assertFails("Java 17 or newer is missing");
        program("java", "echo 'openjdk version \"1.8.0_292\"' >&2");
        assertFails("Java 17 or newer is needed");
        program("java", "echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx99m' >&2; echo 'openjdk version \"11.0.2\"' >&2");
        assertFails("Java 17 or newer is needed, but " + programs.resolve("java") + " is: 11.0.2.");
        program(
                "java",
                "echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx16m' >&2; echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        assertFails("a JDK is needed");
        program("javac", "");
        assertFails("Maven 3.8 or newer is missing");
        program("mvn", "echo 'Apache Maven 3.6.3'");
        assertFails("Maven 3.8 or newer is needed, but mvn is: 3.6.3");
        program("mvn", "[ \"$1\" = -v ] || exit 1; echo 'Apache Maven 3.8.7'");
        assertFails("Node.js 20.19 or newer is missing");
        for (String old : List.of("v18.19.0", "v20.9.0", "v20.18.3", "v4.20.0")) {
            program("node", "echo " + old);
            assertFails("Node.js 20.19 or newer is needed, but node is: " + old);
        }
        for (String recent : List.of("v20.19.0", "v22.12.0", "v100.0.0")) {
            program("node", "echo " + recent);
            assertFails("the build failed");
        }
    }

    /** Maven runs this in the checkout. */
    private void everythingInstalled(String build) throws IOException {
        program("java", "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit 0; }\necho ran");
        program("javac", "");
        program("node", "echo v20.19.0");
        program(
                "mvn",
                "[ \"$1\" = -v ] && { echo 'Apache Maven 3.8.7'; exit 0; }\necho \"$@\" >>'"
                        + directory.resolve("maven.log") + "'\n" + build);
        for (String module : List.of("proto", "board-entity", "http-gateway", "cluster", "gatling")) {
            file(module + "/pom.xml", "");
            Files.createDirectories(checkout.resolve(module + "/src/main"));
        }
        file("pom.xml", "");
        Files.createDirectories(checkout.resolve("http-gateway/src/main/webui"));
    }

    private Path file(String name, String content) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** How Maven was called since this was asked last. */
    private List<String> builds() throws IOException {
        Path log = directory.resolve("maven.log");
        List<String> builds = Files.exists(log) ? Files.readAllLines(log) : List.of();
        Files.deleteIfExists(log);
        return builds;
    }

    /** That a node and a tool start after these builds. */
    private void assertBuilt(String... modules) throws Exception {
        for (String subcommand : List.of("--version", "ping")) {
            Result result = run(checkout.resolve("collabboard"), subcommand);
            assertThat(result.output()).endsWith("ran\n");
        }
        List<String> builds = builds();
        assertThat(builds).as("%s", builds).hasSize(modules.length);
        for (int i = 0; i < modules.length; i++) {
            assertThat(builds.get(i)).contains(modules[i]);
        }
    }

    private Result runLocked(String program) throws Exception {
        Files.createDirectories(checkout.resolve("target"));
        return run(programs.resolve(program));
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
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(directory.toFile());
        builder.command().addAll(List.of(arguments));
        return run(builder);
    }

    private Result run(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.redirectErrorStream(true).environment().clear();
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
