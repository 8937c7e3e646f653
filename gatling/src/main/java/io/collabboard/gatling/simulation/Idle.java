package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;

import io.collabboard.gatling.cell.ServerLook;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.observe.Observer;
import io.collabboard.gatling.observe.Observers;
import io.collabboard.gatling.observe.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * N people join, fifty to a board, and do nothing. The row counts their joins; what it is about is what the server holds for
 * each of them. Its heap is collected before and after, where it is our process and its JDK has {@code jcmd}: heap is what
 * lives for them then. Resident memory is what the system has given, which a heap that was larger before does not show.
 */
public final class Idle extends BoardSimulation {
    private final int people = load().people();
    private final List<UUID> boards = IntStream.range(0, (n() + people - 1) / people)
            .mapToObj(i -> board(newIds(1)))
            .toList();
    private final Track joins = track("Idle").planned(n());
    private final Observers observers = new Observers(url(), meter());
    private volatile @Nullable ServerLook empty;
    private volatile @Nullable ServerLook joined;
    private volatile @Nullable ServerLook idle;
    private volatile @Nullable ServerLook collected;

    public Idle() {
        everyoneElsewhere(
                1,
                await(person -> CompletableFuture.runAsync(() -> empty = ServerLook.afterCollection(target()))),
                await(person -> CompletableFuture.runAsync(this::join)
                        .thenCompose(done -> after(load().warmUpSeconds()))
                        .thenRun(() -> joined = ServerLook.at(target()))
                        .thenCompose(done -> after(load().seconds()))
                        .thenRun(() -> idle = ServerLook.at(target()))),
                await(person -> CompletableFuture.runAsync(() -> collected = ServerLook.afterCollection(target()))));
    }

    private void join() {
        List<CompletableFuture<Observer>> sockets = new ArrayList<>();
        for (int person = 0; person < n(); person++) {
            long begun = System.nanoTime();
            sockets.add(observers
                    .join(boards.get(person / people), Watch.NOTHING)
                    .whenComplete((socket, failure) -> {
                        if (failure == null) {
                            joins.record(begun, System.nanoTime());
                        } else {
                            joins.error(begun, "failed");
                        }
                    }));
        }
        sockets.forEach(CompletableFuture::join);
    }

    @Override
    protected void conclude() {
        var unused = observers.conclude();
        observers.close();
        perClient("rss_bytes_per_client", bytes(empty, ServerLook::rssBytes), bytes(idle, ServerLook::rssBytes));
        perClient(
                "heap_bytes_per_client", bytes(empty, ServerLook::heapBytes), bytes(collected, ServerLook::heapBytes));
        ServerLook from = joined;
        ServerLook to = idle;
        if (from != null && to != null) {
            from.coresUntil(to).ifPresent(cores -> joins.extra("idle_core_percent", 100 * cores));
        }
    }

    private static @Nullable Long bytes(@Nullable ServerLook look, Function<ServerLook, @Nullable Long> figure) {
        return look == null ? null : figure.apply(look);
    }

    private void perClient(String figure, @Nullable Long before, @Nullable Long after) {
        if (before != null && after != null) {
            joins.extra(figure, (double) (after - before) / n());
        }
    }
}
