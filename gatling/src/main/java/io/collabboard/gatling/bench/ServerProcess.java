package io.collabboard.gatling.bench;

import io.collabboard.gatling.bench.Announcements.Address;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A server that the bench has started. Settings of the shell do not reach it. All that it prints is in its log; there it tells
 * its addresses.
 */
public final class ServerProcess implements AutoCloseable {
    /** For each that is to be ready. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final int servers;
    private final Thread hook = new Thread(this::stop, "stop-server");
    private final CompletableFuture<List<Address>> ready = new CompletableFuture<>();

    private ServerProcess(Process process, Path log, int servers) {
        this.process = process;
        this.log = log;
        this.servers = servers;
    }

    /**
     * Returns when the server is ready.
     *
     * @throws IOException where it did not become ready; then it is stopped, and the message names its log
     */
    public static ServerProcess start(Launch launch) throws IOException, InterruptedException {
        ServerProcess server = launch(launch);
        server.awaitReady();
        return server;
    }

    /** As {@link #start}, but returns at once: {@link #awaitReady} comes next. */
    static ServerProcess launch(Launch launch) throws IOException {
        Files.createDirectories(launch.directory());
        ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLABBOARD_"));
        builder.environment().putAll(launch.environment());
        ServerProcess server = new ServerProcess(builder.start(), launch.log(), launch.servers());
        try {
            Runtime.getRuntime().addShutdownHook(server.hook);
        } catch (IllegalStateException e) {
            server.stop();
            throw new IOException("this JVM is going down", e);
        }
        Thread reader = new Thread(server::readOutput, "output-of-server");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    /** Where it serves. */
    public URI url() {
        return address(0).url();
    }

    /** Where its {@code /metrics} are; null where it has not said. */
    public @Nullable URI metricsUrl() {
        return address(0).metricsUrl();
    }

    /** Of the servers that this process starts, from 0. */
    Address address(int server) {
        return ready.join().get(server);
    }

    /** Of the server; a node's PostgreSQL is among the descendants. */
    public long pid() {
        return process.pid();
    }

    /** With all that it has printed. */
    public Path log() {
        return log;
    }

    /** Stops the server in order; if it does not obey within half a minute, kills it and all that it has started. */
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
            ready.get(START_PATIENCE.toSeconds() * servers, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the server did not become ready; see " + log, e);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private void readOutput() {
        Announcements announcements = new Announcements();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                announcements.read(line);
                if (announcements.ready().size() == servers) {
                    ready.complete(announcements.ready());
                }
            }
            ready.completeExceptionally(new IOException("the server ended"));
        } catch (IOException e) {
            // The stream of a process that was killed may end like this.
            ready.completeExceptionally(e);
        }
    }
}
