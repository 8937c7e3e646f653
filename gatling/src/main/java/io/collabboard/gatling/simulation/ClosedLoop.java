package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.gatling.observe.Observer;
import io.collabboard.gatling.observe.Observers;
import io.collabboard.gatling.observe.Pump;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * N people on one board, each with so many moves unanswered at any time ({@code requests} of the load), for some seconds. They
 * send by the observers' sockets: of twenty-five Gatling users, the driver took more of the processors than the server.
 */
abstract class ClosedLoop extends BoardSimulation {
    private final List<UUID> notes = newIds(n());
    private final UUID board = board(notes);
    private final Observers observers = new Observers(url(), meter());
    private final Track writes;
    private final List<Pump> pumps;
    private final List<Observer> sockets = new ArrayList<>();

    ClosedLoop(String scenario) {
        writes = track(scenario);
        pumps = IntStream.range(0, n()).mapToObj(this::pump).toList();
        everyoneElsewhere(
                1, await(person -> start()), await(person -> after(load().seconds())), await(person -> stop()));
    }

    @Override
    protected final void prepare() {
        super.prepare();
        List<CompletableFuture<Observer>> joins =
                pumps.stream().map(pump -> observers.join(board, pump)).toList();
        joins.forEach(join -> sockets.add(join.join()));
    }

    @Override
    protected final void conclude() {
        var unused = observers.conclude();
        observers.close();
    }

    private Pump pump(int person) {
        UUID note = notes.get(person);
        return new Pump(
                writes, load().requests(), number -> Requests.updateObject(board, Notes.move(note, number, person)));
    }

    private CompletableFuture<?> start() {
        for (int person = 0; person < n(); person++) {
            pumps.get(person).start(sockets.get(person));
        }
        return after(load().warmUpSeconds());
    }

    private CompletableFuture<?> stop() {
        List<CompletableFuture<Void>> ends = IntStream.range(0, n())
                .mapToObj(person -> pumps.get(person).stop(sockets.get(person)))
                .toList();
        return all(ends)
                .orTimeout(load().drainSeconds(), TimeUnit.SECONDS)
                .whenComplete((ended, failure) -> ends.stream()
                        .filter(end -> !end.isDone())
                        .forEach(end -> writes.error(meter().opened(), "no_answer")));
    }
}
