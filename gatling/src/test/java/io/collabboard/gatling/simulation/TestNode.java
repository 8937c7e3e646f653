package io.collabboard.gatling.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node in a process of its own, with a database of its own. */
final class TestNode implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("CollabBoard is ready at (\\S+)");
    private static final long START_SECONDS = 180;

    private final Process process;
    private final URI url;

    private TestNode(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static TestNode start(Path home, Path data) throws IOException {
        Path target = home.resolve("cluster/target");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        target.resolve("collabboard-cluster.jar") + ":" + target.resolve("lib") + "/*",
                        "io.collabboard.cluster.Main")
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "COLLABBOARD_HTTP_PORT", "0",
                        "COLLABBOARD_DATA_DIR", data.toString(),
                        "COLLABBOARD_OPERATIONS_PER_SECOND", "1000000",
                        "COLLABBOARD_OPERATIONS_BURST", "1000000"));
        Process process = builder.start();
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready));
        reader.setDaemon(true);
        reader.start();
        return new TestNode(
                process, ready.orTimeout(START_SECONDS, TimeUnit.SECONDS).join());
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void read(Process process, CompletableFuture<URI> ready) {
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                } else if (!ready.isDone()) {
                    log.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            log.append(e);
        }
        ready.completeExceptionally(new IllegalStateException("the node has ended:\n" + log));
    }
}
