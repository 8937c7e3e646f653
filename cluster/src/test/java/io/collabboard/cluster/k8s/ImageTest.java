package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.metrics.Scrape;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive that {@code ./collabboard image} makes, unpacked and started as a container engine would: as the user that it names, in its
 * own root, which cannot be written to but for {@code /tmp}. Takes root's rights, and only runs when it is told of an archive.
 */
@EnabledIfSystemProperty(named = "collabboard.image", matches = ".+")
class ImageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PORT = Integer.getInteger("collabboard.image.port", 18_280);

    /** Mounts what an engine mounts, then becomes the program. */
    private static final String CONTAINER = """
            set -eu
            root=$1 user=$2 group=$3
            shift 3
            mkdir -p "$root/proc" "$root/dev" "$root/tmp"
            mount --bind "$root" "$root"
            mount -o remount,bind,ro "$root"
            mount --rbind /dev "$root/dev"
            mount -t proc proc "$root/proc"
            mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            exec unshare --root "$root" --wd /app --setgid "$group" --setuid "$user" -- "$@"
            """;

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "A node starts from the archive as its own user, with its classes from the archive of them, serves, and ends on SIGTERM")
    void serves() throws Exception {
        JsonNode config = unpack(Path.of(System.getProperty("collabboard.image")));
        String[] user = config.path("config").path("User").asText().split(":", 2);
        assertThat(Integer.parseInt(user[0])).isPositive();
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", CONTAINER, "container"));
        command.addAll(List.of(root().toString(), user[0], user[1]));
        config.path("config").path("Entrypoint").forEach(part -> command.add(part.asText()));
        Process node = start(command, config.path("config").path("Env"));
        try {
            await().atMost(PATIENCE).until(() -> !node.isAlive() || isReady());
            assertThat(node.isAlive()).as(log()).isTrue();
            assertThat(Files.readString(Path.of("/proc/" + node.pid() + "/status")))
                    .containsPattern("Uid:\\s+" + user[0] + "\\s+" + user[0]);
            assertThat(get("/").body()).contains("<title>CollabBoard");
            tellFigures();
        } finally {
            node.destroy();
            assertThat(node.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(node.exitValue()).isEqualTo(128 + 15);
    }

    /** For docs/operations.md; processor time is what a busy machine leaves comparable. */
    private void tellFigures() throws IOException {
        Scrape figures = Scrape.of(URI.create("http://127.0.0.1:" + (PORT + 1) + "/metrics"));
        System.out.printf(
                Locale.ROOT,
                "%s; %.1f s of processor time, %.0f MB resident, %.0f MB heap in use%n",
                log().lines()
                        .filter(line -> line.contains("is ready"))
                        .findFirst()
                        .orElseThrow(),
                figures.sum("process_cpu_time_ns_total") / 1e9,
                figures.sum("process_resident_memory_bytes") / 1e6,
                figures.sum("jvm_memory_used_bytes", "area=\"heap\"") / 1e6);
    }

    /** Lays the layers upon each other, and returns what the image says of itself. */
    private JsonNode unpack(Path archive) throws Exception {
        Path image = Files.createDirectories(directory.resolve("image"));
        run("tar", "-xf", archive.toAbsolutePath().toString(), "-C", image.toString());
        Files.createDirectories(root());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(image.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : manifest.path("Layers")) {
            run("tar", "-xzf", image.resolve(layer.asText()).toString(), "-C", root().toString());
        }
        try (Stream<Path> files = Files.walk(root())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat((int) Files.getAttribute(file, "unix:mode") & 06000)
                            .as("%s is run with its owner's rights", file)
                            .isZero());
        }
        return json.readTree(image.resolve(manifest.path("Config").asText()).toFile());
    }

    private Process start(List<String> command, JsonNode variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        DatabaseAccess database = TestPostgres.migratedDatabase();
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        variables.forEach(variable -> {
            String[] parts = variable.asText().split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        });
        // Of the program that is to be found first; the image's own PATH is the second part.
        builder.environment().merge("PATH", path, (own, outer) -> outer + ":" + own);
        // An archive of classes that does not fit ends the start, instead of being left aside in silence.
        builder.environment().put("JDK_JAVA_OPTIONS", System.getProperty("collabboard.image.java", "-Xshare:on"));
        builder.environment().put("COLLABBOARD_HTTP_PORT", Integer.toString(PORT));
        builder.environment().put("COLLABBOARD_MANAGEMENT_PORT", Integer.toString(PORT + 1));
        builder.environment().put("COLLABBOARD_DRAIN_SPREAD_MS", "0");
        builder.environment().put("COLLABBOARD_DATABASE_URL", database.jdbcUrl());
        builder.environment().put("COLLABBOARD_DATABASE_USER", database.user());
        builder.environment()
                .put("COLLABBOARD_DATABASE_PASSWORD", database.password().value());
        return builder.start();
    }

    private boolean isReady() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Path root() {
        return directory.resolve("root");
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
