package io.collabboard.gatling.cell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then, while a client does not read, whether the server's writer to it is held up, and what is kept for it:
 * by the server, as its metrics tell of all such clients together, and by the system that the server runs on. A look at
 * once, one at the end and one each ten seconds between: it holds up the server and the driver for as long as many
 * deliveries take, so more of them would be seen in the others' slowest hundredth.
 */
public final class StallWatch {
    private static final long PERIOD_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable MetricsSource source;
    private final int serverPort;
    private final int clientPort;
    private final KernelQueue kernel = KernelQueue.ofThisMachine();
    private final List<Look> looks = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "stall-watch");
        watching.setDaemon(true);
        return watching;
    });

    /** One look; of the metrics, what they say. */
    record Look(Optional<Double> stalled, Optional<Double> keptBytes, OptionalLong kernelBytes) {}

    /**
     * What was seen; empty is what could not be.
     *
     * @param heldUp share of the looks at which the server had a client that takes nothing, 0 to 1
     * @param keptBytes most that the server kept
     * @param kernelBytes most that its system kept of the connection, written and not taken by the client's
     */
    public record Seen(OptionalDouble heldUp, OptionalDouble keptBytes, OptionalLong kernelBytes) {
        static Seen of(List<Look> looks) {
            return new Seen(
                    looks.stream()
                            .flatMap(look -> look.stalled().stream())
                            .mapToDouble(sessions -> sessions > 0 ? 1 : 0)
                            .average(),
                    looks.stream()
                            .flatMap(look -> look.keptBytes().stream())
                            .mapToDouble(Double::doubleValue)
                            .max(),
                    looks.stream()
                            .flatMapToLong(look -> look.kernelBytes().stream())
                            .max());
        }
    }

    private StallWatch(Target target, int clientPort) {
        this.source = target.metricsUrl() == null ? null : new MetricsSource(target.metricsUrl(), PATIENCE);
        this.serverPort = target.url().getPort();
        this.clientPort = clientPort;
    }

    /** @param clientPort of the client's socket */
    public static StallWatch start(Target target, int clientPort) {
        StallWatch watch = new StallWatch(target, clientPort);
        Future<?> unused = watch.thread.scheduleAtFixedRate(watch::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Looks for the last time, and waits for that. */
    public Seen end() {
        Future<Seen> seen = thread.submit(() -> {
            look();
            return Seen.of(looks);
        });
        thread.shutdown();
        try {
            return seen.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a last look was taken", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a last look could not be taken", e);
        }
    }

    private void look() {
        Optional<Metrics> metrics =
                source == null ? Optional.empty() : source.read().join().metrics();
        looks.add(new Look(
                metrics.flatMap(now -> now.sum("collabboard_sessions_stalled", "")),
                metrics.flatMap(now -> now.sum("collabboard_kept_bytes", "")),
                kernel.bytes(serverPort, clientPort)));
    }
}
