package io.collabboard.gatling.simulation;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.DevTickets;
import io.collabboard.gatling.cell.StallWatch;
import io.collabboard.gatling.cell.StallWatch.Seen;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.observe.StalledReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The time in which somebody on a board does not read: what it does to the server, and whether they come out of it. */
final class Stall {
    /** Less of the time is not what is claimed: what was sent fitted into the system's buffers until then. */
    private static final double MOST_OF_IT = 0.9;

    private final Target target;
    private final UUID board;
    private final StalledReader reader;
    private final Duration patience;
    private volatile @Nullable StallWatch watch;
    private volatile @Nullable Seen seen;

    Stall(Target target, UUID board, StalledReader reader, Duration patience) {
        this.target = target;
        this.board = board;
        this.reader = reader;
        this.patience = patience;
    }

    /** Waits until they are on the board, and have stopped to read. */
    void begin() {
        reader.joinAndStall().orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** From now on the writer to them should be held up. */
    void watch() {
        watch = StallWatch.start(target, reader.localPort());
    }

    /**
     * They read again, while nobody writes, and leave when they have what is on the board.
     *
     * @throws CompletionException where they do not get there, or have another board than somebody who joins now
     */
    void end() {
        StallWatch watching = watch;
        seen = watching == null ? null : watching.end();
        BoardMirror truth = new BoardMirror(board);
        try (BoardClient newcomer = BoardClient.connect(
                        target.url(), DevTickets.of(target.url(), "newcomer"), truth::accept)
                .join()) {
            newcomer.join(truth).join();
            reader.readUntil(truth.seq())
                    .orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (!reader.state().equals(truth.state())) {
                throw new CompletionException(new IOException("it has another board than somebody who joins"));
            }
        } finally {
            reader.leave();
        }
    }

    /** Adds the figures to a row, and tells of what was not as it should be. */
    void report(Track row, Consumer<String> warnings) {
        row.extra("slow_reader_resyncs", reader.resyncs());
        row.extra("slow_reader_reconnects", reader.reconnects());
        Optional.ofNullable(seen).ifPresent(figures -> report(figures, row, warnings));
    }

    private static void report(Seen seen, Track row, Consumer<String> warnings) {
        seen.keptBytes().ifPresent(bytes -> row.extra("slow_reader_kept_kb", bytes / 1e3));
        seen.kernelBytes().ifPresent(bytes -> row.extra("slow_reader_kernel_kb", bytes / 1e3));
        seen.heldUp().ifPresent(share -> {
            row.extra("slow_reader_held_up_percent", 100 * share);
            if (share < MOST_OF_IT) {
                warnings.accept(String.format(
                        Locale.ROOT,
                        "the server was held up by the client that did not read for %.0f %% of that time only",
                        100 * share));
            }
        });
    }
}
