package io.collabboard.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.crash.NodeProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./collabboard cluster} as a person has it, a process; and what it has printed. */
final class CommandProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "output-of-command");

    private CommandProcess(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /** On any free ports. */
    static CommandProcess start(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(NodeProcess.QUICK_START);
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClusterCommand.class.getName()));
        command.addAll(List.of("--http-port", "0", "--management-port", "0", "--node-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLABBOARD_"));
        builder.environment().put("COLLABBOARD_DATA_DIR", directory.toString());
        builder.environment()
                .put(
                        "COLLABBOARD_JAVA_OPTS",
                        String.join(" ", NodeProcess.QUICK_START) + " -Dlogback.configurationFile=logback.xml");
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start());
    }

    /** Waits until all nodes are ready. */
    void awaitReady() {
        awaitLine("cluster \\| Ctrl-C stops them all");
    }

    /** Waits for a line that has this somewhere. */
    Matcher awaitLine(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive() || has(wanted))
                        .as("the command ended: %s", lines)
                        .isTrue())
                .until(() -> has(wanted));
        return matches(wanted).findFirst().orElseThrow();
    }

    List<String> lines() {
        return lines;
    }

    /** Where a node serves. */
    URI url(String node) {
        return URI.create(
                awaitLine("cluster \\|   " + node + " at (\\S+), metrics").group(1));
    }

    /** The last process of a node. */
    ProcessHandle node(String node) {
        String pid = matches(Pattern.compile("cluster \\| " + node + " is process (\\d+)"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .group(1);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Numbers of the nodes' processes, also of those that have ended. */
    List<Long> started() {
        return matches(Pattern.compile("cluster \\| node-\\d is process (\\d+)"))
                .map(match -> Long.parseLong(match.group(1)))
                .toList();
    }

    /** All that it has started, and what those have. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Its exit code, when it has ended and all that it printed was read. */
    int awaitEnd() throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        reader.join(PATIENCE.toMillis());
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            signal("TERM");
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private boolean has(Pattern pattern) {
        return matches(pattern).findAny().isPresent();
    }

    private Stream<Matcher> matches(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::find);
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
