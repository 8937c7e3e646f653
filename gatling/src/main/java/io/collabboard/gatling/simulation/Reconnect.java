package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;

import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.Observers;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * N people are on one board when every socket drops at once, without a word. Somebody goes on editing. Then all come back in
 * the same moment, each with a new ticket, and ask for what they missed: from that moment to having it. Their sockets look at the
 * numbers of the changes and at the last answer only, so that the processors are the server's.
 */
public final class Reconnect extends BoardSimulation {
    private static final int AT_ONCE = 50;

    private final List<UUID> notes = newIds(load().objects());
    private final UUID board = board(notes);
    private final Track resumes = track("Reconnect").planned(n());
    private final Observers observers = new Observers(url(), meter());
    private final List<Absentee> people = IntStream.range(0, n())
            .mapToObj(i -> new Absentee(observers, board, "absentee-" + i))
            .toList();

    public Reconnect() {
        everyoneElsewhere(
                1,
                await(person -> come(0))
                        .exec(crashLoadGeneratorIf("somebody cannot join", Session::isFailed))
                        .exec(await(person -> absence()))
                        .exec(crashLoadGeneratorIf("nobody could edit meanwhile", Session::isFailed)),
                await(this::comeBack));
    }

    /** A few at a time, from the first of them on. */
    private CompletableFuture<?> come(int first) {
        List<Absentee> few = people.subList(first, Math.min(n(), first + AT_ONCE));
        return few.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : all(few.stream().map(Absentee::connect).toList()).thenCompose(come -> come(first + few.size()));
    }

    /** Everybody's socket ends, and then somebody edits the board. */
    private CompletableFuture<?> absence() {
        people.forEach(Absentee::drop);
        return Editor.edit(url(), board, notes, load().requests());
    }

    private CompletableFuture<?> comeBack(Person person) {
        long begun = person.begin();
        return all(people.stream()
                        .map(absentee -> absentee.connect()
                                .whenComplete((ended, failure) -> isBack(absentee, begun, ended, failure)))
                        .toList())
                .exceptionally(failure -> null); // each has been counted
    }

    private void isBack(Absentee absentee, long begun, @Nullable Long ended, @Nullable Throwable failure) {
        if (ended == null || failure != null) {
            resumes.error(begun, "failed");
        } else {
            resumes.record(begun, ended);
            absentee.isBack(ended - begun > TimeUnit.MILLISECONDS.toNanos(load().lateMs()));
        }
    }

    @Override
    protected void conclude() {
        var unused = observers.conclude();
        observers.close();
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
