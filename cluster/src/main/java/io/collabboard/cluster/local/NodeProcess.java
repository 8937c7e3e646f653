package io.collabboard.cluster.local;

import io.collabboard.cluster.process.Lifeline;
import io.collabboard.cluster.process.OwnSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A node in a JVM of its own, which ends with this one. What it prints is forwarded. */
final class NodeProcess {
    private static final Pattern READY = Pattern.compile("CollabBoard is ready at ");

    /** The JVM tells the end by a signal as this much more than its number. */
    private static final int BY_SIGNAL = 128;

    private final String name;
    private final Process process;
    private final Output output;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile long readySince;

    private NodeProcess(String name, Process process, Output output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** @param environment all of it */
    static NodeProcess start(String name, List<String> jvmOptions, Map<String, String> environment, Output output)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(Lifeline.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.collabboard.cluster.Main"));
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command)).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        NodeProcess node = new NodeProcess(name, builder.start(), output);
        Thread reader = new Thread(node::forward, "output-of-" + name);
        reader.setDaemon(true);
        reader.start();
        return node;
    }

    long pid() {
        return process.pid();
    }

    /** Completes when it has said so; never where it ends before. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** How long it was ready, or is. */
    Duration readyFor() {
        return ready.isDone() ? Duration.ofNanos(System.nanoTime() - readySince) : Duration.ZERO;
    }

    /** Completes with the exit code when the process has ended and all that it printed was forwarded. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Ends it in order and returns when it has ended; kills it where it takes longer. */
    void stop(Duration patience) {
        // By its handle: the process itself would close its output, and its last words be lost.
        process.toHandle().destroy();
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            output.say(name + " does not stop within " + patience.toSeconds() + " s and is killed");
            process.toHandle().destroyForcibly();
            ended.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails it", e);
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** For people: {@code with code 1} or {@code by signal 9}. */
    static String manner(int exitCode) {
        return exitCode > BY_SIGNAL ? "by signal " + (exitCode - BY_SIGNAL) : "with code " + exitCode;
    }

    private void forward() {
        Charset charset = Optional.ofNullable(System.getProperty("native.encoding"))
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        try (BufferedReader lines = process.inputReader(charset)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.forward(name, line);
                if (READY.matcher(line).find()) {
                    readySince = System.nanoTime();
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            // The stream of a process that was killed may end like this.
            output.say("the output of " + name + " ended: " + e.getMessage());
        }
        var unused = process.onExit().thenAccept(over -> ended.complete(over.exitValue()));
    }
}
