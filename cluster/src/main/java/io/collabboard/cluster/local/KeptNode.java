package io.collabboard.cluster.local;

import io.collabboard.cluster.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node of the cluster, through all of its processes: there is one at a time, and none once it was closed. */
final class KeptNode implements AutoCloseable {
    /** For clients to leave, boards to move, the node to go: more than it takes, less than anybody waits. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Place place;
    private final List<String> jvmOptions;
    private final Map<String, String> environment;
    private final Output output;
    private final RestartDelay delay = new RestartDelay();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean restarts;
    private boolean closed;
    private @Nullable NodeProcess process;

    private KeptNode(Place place, List<String> jvmOptions, Map<String, String> environment, Output output) {
        this.place = place;
        this.jvmOptions = jvmOptions;
        this.environment = environment;
        this.output = output;
    }

    static KeptNode start(Place place, List<String> jvmOptions, Map<String, String> environment, Output output) {
        KeptNode node = new KeptNode(place, jvmOptions, environment, output);
        try {
            node.startProcess();
        } catch (IOException e) {
            throw new StartException("cannot start " + place.name() + ": " + e.getMessage(), e);
        }
        return node;
    }

    Place place() {
        return place;
    }

    /** Completes when its first process is ready. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Completes when its process has ended by itself and no other will follow. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** From now on it is started again whenever it ends by itself. */
    synchronized void restart() {
        restarts = true;
    }

    /** Ends it in order, and returns when that is done. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            output.say("stopping " + place.name());
            process.stop(STOP_PATIENCE);
        }
    }

    private synchronized void startProcess() throws IOException {
        if (closed) {
            return;
        }
        NodeProcess started = NodeProcess.start(place.name(), jvmOptions, environment, output);
        process = started;
        output.say(place.name() + " is process " + started.pid());
        var unused = started.ready().thenRun(() -> ready.complete(null));
        var unusedToo = started.ended().thenAcceptAsync(code -> ended(started, code));
    }

    private synchronized void ended(NodeProcess over, int code) {
        if (closed) {
            return;
        }
        String what = place.name() + " (process " + over.pid() + ") ended " + NodeProcess.manner(code);
        process = null;
        if (!restarts) {
            output.say(what);
            gone.complete(null);
            return;
        }
        Duration wait = delay.after(over.readyFor());
        output.say(what + "; it is started again in " + wait.toSeconds() + " s");
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::startAgain);
    }

    private void startAgain() {
        try {
            startProcess();
        } catch (IOException e) {
            output.say("cannot start " + place.name() + " again: " + e.getMessage());
            gone.complete(null);
        }
    }
}
