package io.collabboard.cluster.chaos;

import io.collabboard.cluster.crash.NodeProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place and the node that is there now; what its processes printed is in one file. */
final class ChaosNode implements AutoCloseable {
    /** Sharding gives nothing to a node of an older version than the others have. */
    static final String OLDER_VERSION = "0.0.1";

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private final Place place;
    private final Path directory;
    private final List<String> jvmOptions;
    private final Map<String, String> settings;
    private @Nullable NodeProcess process;

    ChaosNode(Place place, Path directory, List<String> jvmOptions, Map<String, String> settings) {
        this.place = place;
        this.directory = directory;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.settings = Map.copyOf(settings);
    }

    Place place() {
        return place;
    }

    void launch() throws IOException {
        launch(Map.of());
    }

    /** Returns at once. */
    void launch(Map<String, String> more) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        List<String> options = new ArrayList<>(NodeProcess.REHEARSING);
        options.addAll(jvmOptions);
        options.addAll(place.jvmOptions());
        process = NodeProcess.launch(directory, options, all);
    }

    NodeProcess process() {
        if (process == null) {
            throw new IllegalStateException(place.name() + " was never started");
        }
        return process;
    }

    /** The boards whose entities are here. */
    List<UUID> boards() {
        return ask("boards").stream().map(UUID::fromString).toList();
    }

    /** The members that are up and reachable as this node sees it, oldest first. */
    List<String> members() {
        return ask("members");
    }

    private List<String> ask(String what) {
        HttpRequest request =
                HttpRequest.newBuilder(place.census(what)).timeout(ANSWER).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                return List.of();
            }
            return answer.body().lines().toList();
        } catch (IOException e) {
            // Not there, or stopped.
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
