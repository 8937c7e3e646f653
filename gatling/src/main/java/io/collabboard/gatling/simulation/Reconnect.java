package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * N people are on one board when every socket drops at once, without a word. Somebody goes on editing. Then all come back in
 * the same moment, each with a new ticket, and ask for what they missed: from that moment to having it. Their sockets
 * are those of the Java client, which can break off as a failing network does, and whose mirror finds every hole and repetition.
 */
public final class Reconnect extends BoardSimulation {
    private final List<UUID> notes = newIds(load().objects());
    private final UUID board = board(notes);
    private final Track resumes = track("Reconnect").planned(n());
    private final AtomicBoolean dropped = new AtomicBoolean();
    private final List<Absentee> people =
            IntStream.range(0, n()).mapToObj(i -> new Absentee(url(), board)).toList();
    private final CompletableFuture<Void> absence = new CompletableFuture<>();

    public Reconnect() {
        everyoneElsewhere(
                n(),
                await(this::come)
                        .exec(crashLoadGeneratorIf("somebody cannot join", Session::isFailed))
                        .exec(gate(n(), this::dropAll))
                        .exec(await(person -> absence))
                        .exec(crashLoadGeneratorIf("nobody could edit meanwhile", Session::isFailed)),
                await(this::comeBack),
                exec(session -> {
                    of(Person.of(session)).leave();
                    return session.markAsSucceeded();
                }));
    }

    private CompletableFuture<?> come(Person person) {
        return of(person).connect(person.name());
    }

    /** Everybody's socket ends, and then somebody edits the board. */
    private void dropAll() {
        if (!dropped.compareAndSet(false, true)) {
            return;
        }
        people.forEach(Absentee::drop);
        CompletableFuture<?> unused = Editor.edit(url(), board, notes, load().requests())
                .whenComplete((edited, failure) -> {
                    if (failure == null) {
                        absence.complete(null);
                    } else {
                        absence.completeExceptionally(failure);
                    }
                });
    }

    private CompletableFuture<?> comeBack(Person person) {
        long begun = person.begin();
        return of(person).connect(person.name()).whenComplete((unused, failure) -> {
            if (failure == null) {
                long ended = System.nanoTime();
                resumes.record(begun, ended);
                of(person).isBack(ended - begun > TimeUnit.MILLISECONDS.toNanos(load().lateMs()));
            } else {
                resumes.error(begun, "failed");
            }
        });
    }

    private Absentee of(Person person) {
        return people.get(person.index());
    }

    @Override
    protected void conclude() {
        long missed = (long) n() * load().requests();
        long received = people.stream().mapToLong(Absentee::caughtUp).sum();
        long late = people.stream()
                .filter(Absentee::isLate)
                .mapToLong(Absentee::caughtUp)
                .sum();
        resumes.deliveries(new Deliveries(missed, received, late, missed - received, 0));
        resumes.extra(
                "kb_per_resume",
                people.stream().mapToLong(Absentee::resumeBytes).sum() / 1e3 / n());
        resumes.extra(
                "resumed_by_delta_percent",
                100.0 * people.stream().filter(Absentee::resumedByDelta).count() / n());
    }
}
