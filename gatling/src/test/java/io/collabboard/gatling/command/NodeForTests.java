package io.collabboard.gatling.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node as the build has left it in cluster/target, as a process with a PostgreSQL of its own. */
final class NodeForTests implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("CollabBoard is ready at (\\S+)");

    private final Process process;
    private final CompletableFuture<URI> url = new CompletableFuture<>();

    private NodeForTests(Process process, Path log) {
        this.process = process;
        Thread reader = new Thread(() -> read(log), "output-of-node");
        reader.setDaemon(true);
        reader.start();
    }

    static NodeForTests start(Path directory, Map<String, String> settings) throws Exception {
        Path target = Path.of(System.getProperty("collabboard.home"), "cluster", "target")
                .toRealPath();
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        target.resolve("collabboard-cluster.jar") + ":" + target.resolve("lib") + "/*",
                        "io.collabboard.cluster.Main"))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COLLABBOARD_"));
        builder.environment().put("COLLABBOARD_HTTP_PORT", "0");
        builder.environment()
                .put("COLLABBOARD_DATA_DIR", directory.toAbsolutePath().toString());
        builder.environment().putAll(settings);
        NodeForTests node = new NodeForTests(builder.start(), directory.resolve("node.log"));
        try {
            node.url.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            node.close();
            throw new IOException("the node did not become ready; see " + directory.resolve("node.log"), e);
        }
        return node;
    }

    URI url() {
        return url.join();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void read(Path log) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                var copy = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line + "\n");
                copy.flush();
                Matcher match = READY.matcher(line);
                if (match.find()) {
                    url.complete(URI.create(match.group(1)));
                }
            }
            url.completeExceptionally(new IOException("the node ended"));
        } catch (IOException e) {
            url.completeExceptionally(e);
        }
    }
}
