package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;

import io.collabboard.client.BoardMirror;
import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.Caller;
import io.collabboard.gatling.observe.Caller.Answer;
import io.collabboard.gatling.observe.Observers;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * N users with open sockets join one board in the same moment: from that moment to the end of each one's answer. They have
 * joined another board like it before, so that neither side is cold. Their sockets only look for the last answer, so that the
 * processors are the server's. Every object of the board is a delivery to everyone, and late where the join is: of a few
 * everything is kept and checked object by object afterwards, of the others it is the number that DONE tells.
 */
public class JoinStorm extends BoardSimulation {
    /** Whose answers are kept: the first ones. */
    private static final int CHECKED = 5;

    private final List<UUID> notes = newIds(load().objects());
    private final UUID practice = board(newIds(load().objects()));
    private final UUID board = board(notes);
    private final Track joins;
    private final Observers observers = new Observers(url(), meter());
    private final List<Caller> callers = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final List<CompletableFuture<Answer>> answers = new ArrayList<>();
    private final List<CompletableFuture<Answer>> kept = new ArrayList<>();

    public JoinStorm() {
        this("JoinStorm");
    }

    JoinStorm(String scenario) {
        joins = track(scenario).planned(n());
        everyoneElsewhere(1, await(person -> practise()), await(this::storm));
    }

    @Override
    protected final void prepare() {
        super.prepare();
        List<CompletableFuture<Caller>> calls =
                IntStream.range(0, n()).mapToObj(i -> observers.call()).toList();
        calls.forEach(call -> callers.add(call.join()));
    }

    private CompletableFuture<?> practise() {
        return all(callers.stream()
                .map(caller -> caller.ask(Requests.join(practice, 0, 0), 0, false))
                .toList());
    }

    private CompletableFuture<?> storm(Person person) {
        long begun = person.begin();
        for (Caller caller : callers) {
            boolean keep = kept.size() < CHECKED;
            CompletableFuture<Answer> join = caller.ask(Requests.join(board, 0, 0), 0, keep)
                    .whenComplete((answer, failure) -> conclude(begun, answer, failure));
            if (keep) {
                kept.add(join);
            }
            answers.add(join);
        }
        return all(answers).exceptionally(failure -> null); // each has been counted
    }

    private void conclude(long begun, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer == null || failure != null) {
            joins.error(begun, "failed");
        } else if (answer.last().getStatus() != Status.DONE) {
            joins.error(begun, answer.last().getError().getCode().name());
        } else {
            joins.record(begun, answer.ended());
            bytes.addAndGet(answer.bytes());
            int count = answer.last().getBoardState().getCount();
            received.addAndGet(count);
            late.addAndGet(answer.ended() - begun > TimeUnit.MILLISECONDS.toNanos(load().lateMs()) ? count : 0);
        }
    }

    /** Takes the kept answers as any client does: what lacks, comes twice or is no object of the board is an error. */
    private void check(CompletableFuture<Answer> join) {
        if (join.isCompletedExceptionally()) {
            return;
        }
        BoardMirror mirror = new BoardMirror(board);
        try {
            for (byte[] message : join.join().answers()) {
                Frames.parseFrom(message).getFramesList().forEach(mirror::accept);
            }
        } catch (IOException | BoardMirror.ContractViolation e) {
            joins.error(meter().opened(), "not_the_board");
            meter().warn("the answer to a join is not the board: " + e.getMessage());
            return;
        }
        if (!mirror.state().objects().keySet().equals(Set.copyOf(notes))) {
            joins.error(meter().opened(), "not_the_board");
        }
    }

    @Override
    protected final void conclude() {
        var unused = observers.conclude();
        observers.close();
        kept.forEach(this::check);
        long expected = (long) n() * notes.size();
        joins.deliveries(new Deliveries(expected, received.get(), late.get(), expected - received.get(), 0));
        joins.extra("kb_per_join", bytes.get() / 1e3 / n());
    }
}
