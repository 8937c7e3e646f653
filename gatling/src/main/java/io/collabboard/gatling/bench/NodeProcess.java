package io.collabboard.gatling.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node as {@code ./collabboard} starts it: a JVM with the same options, with its own PostgreSQL, on free ports. Settings
 * of the shell do not reach it. In its directory are {@code data}, and {@code node.log} with all that it prints.
 */
public final class NodeProcess implements AutoCloseable {
    /** As in the script {@code collabboard}. */
    static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms128m", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError");

    private static final Pattern READY = Pattern.compile("CollabBoard is ready at (\\S+)");
    private static final Pattern METRICS = Pattern.compile("metrics at (\\S+)");
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final Thread hook = new Thread(this::stop, "stop-node");
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private volatile @Nullable URI metrics;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Returns when the node is ready.
     *
     * @param home of the project; CollabBoard is built in {@code cluster/target} there
     * @param directory of the node's files; made if absent
     * @param settings {@code COLLABBOARD_} variables beside the ports and the directory of its data
     * @throws IOException where it did not become ready; then it is stopped, and the message names its log
     */
    public static NodeProcess start(Path home, Path directory, Map<String, String> settings)
            throws IOException, InterruptedException {
        NodeProcess node = launch(home, directory, settings);
        node.awaitReady();
        return node;
    }

    /** As {@link #start}, but returns at once: {@link #awaitReady} comes next. */
    static NodeProcess launch(Path home, Path directory, Map<String, String> settings) throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(command(home)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLABBOARD_"));
        builder.environment().putAll(environment(directory));
        builder.environment().putAll(settings);
        NodeProcess node = new NodeProcess(builder.start(), directory.resolve("node.log"));
        try {
            Runtime.getRuntime().addShutdownHook(node.hook);
        } catch (IllegalStateException e) {
            node.stop();
            throw new IOException("this JVM is going down", e);
        }
        Thread reader = new Thread(node::readOutput, "output-of-node");
        reader.setDaemon(true);
        reader.start();
        return node;
    }

    private static List<String> command(Path home) {
        Path target = home.resolve("cluster").resolve("target").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-cp");
        command.add(target.resolve("collabboard-cluster.jar")
                + System.getProperty("path.separator")
                + target.resolve("lib")
                + "/*");
        command.add("io.collabboard.cluster.Main");
        return command;
    }

    private static Map<String, String> environment(Path directory) {
        return Map.of(
                "COLLABBOARD_HTTP_PORT",
                "0",
                "COLLABBOARD_MANAGEMENT_PORT",
                "0",
                "COLLABBOARD_DATA_DIR",
                directory.resolve("data").toAbsolutePath().toString());
    }

    /** Where it serves. */
    public URI url() {
        return ready.join();
    }

    /** Where its {@code /metrics} are; null where it has not said. */
    public @Nullable URI metricsUrl() {
        return metrics;
    }

    /** Of the JVM; its PostgreSQL is among the descendants. */
    public long pid() {
        return process.pid();
    }

    /** With all that it has printed. */
    public Path log() {
        return log;
    }

    /** Stops the node in order; if it does not obey within half a minute, kills it and its PostgreSQL. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and the hook finds nothing left to do.
        }
    }

    private synchronized void stop() {
        Processes.stop(process, STOP_PATIENCE);
    }

    /** @throws IOException where it did not become ready; then it is stopped */
    void awaitReady() throws IOException, InterruptedException {
        try {
            ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the node did not become ready; see " + log, e);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                understand(line);
            }
            ready.completeExceptionally(new IOException("the node ended"));
        } catch (IOException e) {
            // The stream of a process that was killed may end like this.
            ready.completeExceptionally(e);
        }
    }

    private void understand(String line) {
        Matcher metricsLine = METRICS.matcher(line);
        if (metricsLine.find()) {
            metrics = URI.create(metricsLine.group(1));
        }
        Matcher readyLine = READY.matcher(line);
        if (readyLine.find()) {
            ready.complete(URI.create(readyLine.group(1)));
        }
    }
}
