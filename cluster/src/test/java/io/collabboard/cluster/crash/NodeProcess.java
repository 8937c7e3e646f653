package io.collabboard.cluster.crash;

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
import java.util.stream.Stream;

/**
 * A node as an operator has it: a JVM of its own with its own PostgreSQL in one directory, which outlives it. What it
 * prints is added to {@code node.log} there.
 */
public final class NodeProcess implements AutoCloseable {
    /** Up soon rather than fast later. */
    public static final List<String> REHEARSING =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m");

    /** The same without a rehearsal: for tests that restart nodes. */
    public static final List<String> QUICK_START = Stream.concat(
                    REHEARSING.stream(), Stream.of("-Dcollabboard.gateway.rehearsal-sessions=0"))
            .toList();

    private static final Pattern READY = Pattern.compile("CollabBoard is ready at (\\S+)");
    private static final Pattern METRICS = Pattern.compile("metrics at (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path directory;
    private final Thread hook;
    private final CompletableFuture<URI> metrics = new CompletableFuture<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private NodeProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
        this.hook = new Thread(this::end, "end-node-" + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
        Thread reader = new Thread(this::readOutput, "output-of-node-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Returns when the node is ready.
     *
     * @param directory of its data; made if absent
     * @param jvmOptions which may name another class path than this JVM's
     * @param settings environment variables; without those of the ports any free ones are taken
     */
    public static NodeProcess start(Path directory, List<String> jvmOptions, Map<String, String> settings)
            throws IOException, InterruptedException {
        NodeProcess node = launch(directory, jvmOptions, settings);
        node.awaitReady();
        return node;
    }

    /** As {@link #start}, but returns at once. */
    public static NodeProcess launch(Path directory, List<String> jvmOptions, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        // The class path of tests has quieter settings too.
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(jvmOptions);
        command.add("io.collabboard.cluster.Main");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLABBOARD_"));
        builder.environment().put("COLLABBOARD_HTTP_PORT", "0");
        builder.environment().put("COLLABBOARD_MANAGEMENT_PORT", "0");
        builder.environment().put("COLLABBOARD_DRAIN_SPREAD_MS", "1000");
        builder.environment()
                .put("COLLABBOARD_DATA_DIR", directory.toAbsolutePath().toString());
        builder.environment().putAll(settings);
        return new NodeProcess(builder.start(), directory);
    }

    /** Where it serves. */
    public URI url() {
        return ready.join();
    }

    /** Where its metrics are, told before it was ready. */
    public URI metricsUrl() {
        return metrics.join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The JVM, the PostgreSQL that it started, and what is between the two. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** SIGKILL for the JVM alone; PostgreSQL notices and shuts down by itself. */
    public void kill() throws Exception {
        process.destroyForcibly();
        awaitEndOf(List.of(process.toHandle()));
    }

    /** SIGKILL for the JVM and for every process of PostgreSQL, which gets no chance to write anything more. */
    public void killWithPostgres() throws Exception {
        List<ProcessHandle> all = processes();
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -KILL \"$@\"", "kill"));
        all.forEach(one -> command.add(Long.toString(one.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
        awaitEndOf(all);
    }

    /** SIGSTOP for the JVM: it does nothing any more, though its sockets stay open. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT, after {@link #pause}. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGTERM; returns the exit code when the node has ended. */
    public int terminate(Duration patience) throws Exception {
        process.toHandle().destroy(); // Process.destroy would close its output too
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("the node did not end within " + patience + "; see " + log());
        }
        return process.exitValue();
    }

    /** Its exit code, when it ends by itself. */
    public int awaitEnd() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException("the node did not end; see " + log());
        }
        return process.exitValue();
    }

    /** What it has printed. */
    public String output() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    /** Ends the node in order, if it still runs. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void end() {
        List<ProcessHandle> all = processes();
        process.toHandle().destroy();
        try {
            if (process.isAlive()) {
                signal("CONT"); // a stopped process would not hear the other signal
            }
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    public void awaitReady() throws IOException, InterruptedException {
        try {
            ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the node did not become ready; see " + log(), e);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("no SIG" + name + " to the node, see above");
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                complete(metrics, METRICS.matcher(line));
                if (complete(ready, READY.matcher(line))) {
                    metrics.completeExceptionally(new IOException("ready without a word about metrics"));
                }
            }
            ready.completeExceptionally(new IOException("the node ended"));
        } catch (IOException e) {
            // The stream of a process that was killed may end like this.
            ready.completeExceptionally(e);
        }
    }

    private static boolean complete(CompletableFuture<URI> told, Matcher match) {
        return match.find() && told.complete(URI.create(match.group(1)));
    }

    private Path log() {
        return directory.resolve("node.log");
    }

    private static void awaitEndOf(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle one : processes) {
            one.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
