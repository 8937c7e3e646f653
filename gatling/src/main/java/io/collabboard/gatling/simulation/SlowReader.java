package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.AnswerWatch;
import io.collabboard.gatling.observe.DeliveryLedger;
import io.collabboard.gatling.observe.DeliveryLedger.Company;
import io.collabboard.gatling.observe.Drain;
import io.collabboard.gatling.observe.LedgerWatch;
import io.collabboard.gatling.observe.RequestIds;
import io.collabboard.gatling.observe.Sends;
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A few people draw by the clock and N watch: half of the load's {@code seconds} among themselves ("without"), and half of
 * them with one more on the board who has stopped to read ("with"). Odd runs begin without, even ones with. Before each half
 * the board gets what no socket holds that is not read, so that the server's writer to that one is held up from the
 * beginning. In the end that one reads again, and has to have the board as somebody gets it who joins then; else there is an
 * error.
 */
public final class SlowReader extends ObservedSimulation {
    /** Each of 10 KB: three times what the server's system keeps for a socket, and the client's next to nothing. */
    private static final int LARGE_NOTES = 40;

    private static final int SETTLE_SECONDS = 1;

    private final int writers = load().people();
    private final int seconds = Math.max(1, load().seconds() / 2);
    /** The number of each writer's first send in the second half. */
    private final int firstOfSecond = load().perSecond() * (load().warmUpSeconds() + seconds);

    private final boolean isWithFirst = run() % 2 == 0;
    private final Duration patience = Duration.ofSeconds(load().drainSeconds());
    private final List<UUID> notes = newIds(writers);
    private final UUID board = board(notes);
    private final Track without = track("SlowReader without");
    private final Track with = track("SlowReader with");
    private final Track writes = track("SlowReader write").planned((long) writers * load().perSecond() * 2 * seconds);
    private final Sends sends = new Sends(writers, firstOfSecond + load().perSecond() * seconds);
    private final DeliveryLedger ledger = new DeliveryLedger(
            meter(),
            number -> number < firstOfSecond == isWithFirst ? with : without,
            sends,
            new Company(0, writers, n(), false),
            load().lateMs());
    private final Stall stall = new Stall(target(), board, observers().stalledReader(board), patience);

    public SlowReader() {
        ChainBuilder halfWithout = once(this::fill).exec(moves(seconds));
        ChainBuilder halfWith = once(this::begin).exec(moves(seconds)).exec(once(this::end));
        everyoneElsewhere(
                writers,
                moves(load().warmUpSeconds()),
                isWithFirst ? halfWith.exec(halfWithout) : halfWithout.exec(halfWith));
    }

    @Override
    List<Seat> seats() {
        return IntStream.range(0, n())
                .mapToObj(receiver -> new Seat(board, new LedgerWatch(ledger, receiver)))
                .toList();
    }

    @Override
    List<Seat> senders() {
        return IntStream.range(0, writers)
                .mapToObj(writer -> new Seat(board, new AnswerWatch(sends, writer, writes)))
                .toList();
    }

    @Override
    List<DeliveryLedger> ledgers() {
        return List.of(ledger);
    }

    @Override
    Track receipts() {
        return with;
    }

    @Override
    void conclude(Traffic traffic) {
        sends.unanswered().forEach(begun -> writes.error(begun, "no_answer"));
        with.extra("p50_to_without", (double) with.micros(50) / Math.max(1, without.micros(50)));
        with.extra("p99_to_without", (double) with.micros(99) / Math.max(1, without.micros(99)));
        with.extra("bytes_per_delivery", (double) traffic.bytes() / Math.max(1, without.count() + with.count()));
        stall.report(with, meter()::warn);
    }

    private CompletableFuture<?> begin() {
        return CompletableFuture.runAsync(stall::begin)
                .thenCompose(joined -> fill())
                .thenRun(stall::watch)
                .whenComplete((done, failure) -> note(failure, "did_not_stall"));
    }

    private CompletableFuture<?> end() {
        return CompletableFuture.runAsync(() -> {
                    boolean unusedAsItShows = Drain.await(ledgers(), patience);
                    stall.end();
                })
                .whenComplete((done, failure) -> note(failure, "not_the_board"));
    }

    private void note(@Nullable Throwable failure, String code) {
        if (failure != null) {
            with.error(meter().opened(), code);
            meter().warn("the client that did not read: " + failure);
        }
    }

    /** Puts large notes onto the board, one after the other, and lets everybody get them. */
    private CompletableFuture<Void> fill() {
        return CompletableFuture.runAsync(() -> {
                    try (BoardClient filler = BoardClient.connect(url(), DevTickets.of(url(), "filler"), event -> {})
                            .join()) {
                        filler.join(board, 0, 0, answer -> {}).join();
                        List<UUID> large = newIds(LARGE_NOTES);
                        for (int i = 0; i < LARGE_NOTES; i++) {
                            filler.createObject(board, Notes.largeNote(large.get(i), i))
                                    .join();
                        }
                    }
                })
                .thenCompose(filled -> after(SETTLE_SECONDS));
    }

    /** One of the writers does it when all are there, and all go on when it has ended. */
    private ChainBuilder once(Supplier<CompletableFuture<?>> task) {
        return gate(writers, () -> {})
                .exec(await(person -> person.index() == 0 ? task.get() : CompletableFuture.completedFuture(null)))
                .exec(gate(writers, () -> {}));
    }

    private ChainBuilder moves(int length) {
        return sendByTheClock(writers, length, n(), this::move);
    }

    private Frame move(Person writer) {
        int number = sends.begin(writer.index(), writer.begun());
        Frame move = Requests.updateObject(board, Notes.move(notes.get(writer.index()), number, writer.index()));
        return RequestIds.number(move, number);
    }
}
