package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.DevTickets;
import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.AnswerWatch;
import io.collabboard.gatling.observe.DeliveryLedger;
import io.collabboard.gatling.observe.DeliveryLedger.Company;
import io.collabboard.gatling.observe.LedgerWatch;
import io.collabboard.gatling.observe.RequestIds;
import io.collabboard.gatling.observe.Sends;
import io.collabboard.gatling.observe.StalledReader;
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A few people draw by the clock and N watch, first among themselves ("without"), then with one more on the board who has stopped
 * to read ("with", for the {@code seconds} of the load). Afterwards that one reads again, and has to end with the board
 * as somebody gets it who joins then; else there is an error.
 */
public final class SlowReader extends ObservedSimulation {
    /** The first part is long enough for a percentile, and no longer. */
    private static final int MOST_SECONDS_WITHOUT = 15;

    private final int writers = load().people();
    private final int secondsWithout = Math.min(load().seconds(), MOST_SECONDS_WITHOUT);
    /** The number of each writer's first send in the second part. */
    private final int firstWith = load().perSecond() * (load().warmUpSeconds() + secondsWithout);

    private final List<UUID> notes = newIds(writers);
    private final UUID board = board(notes);
    private final Track without = track("SlowReader without");
    private final Track with = track("SlowReader with");
    private final Track writes = track("SlowReader write")
            .planned((long) writers * load().perSecond() * (secondsWithout + load().seconds()));
    private final Sends sends = new Sends(writers, firstWith + load().perSecond() * load().seconds());
    private final DeliveryLedger ledger = new DeliveryLedger(
            meter(),
            number -> number < firstWith ? without : with,
            sends,
            new Company(0, writers, n(), false),
            load().lateMs());
    private final StalledReader slow = observers().stalledReader(board);

    public SlowReader() {
        everyoneElsewhere(
                writers,
                moves(load().warmUpSeconds()),
                moves(secondsWithout)
                        .exec(await(person -> slow.joinAndStall()))
                        .exec(gate(writers, () -> {}))
                        .exec(moves(load().seconds())));
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
        readAgain();
        with.extra("slow_reader_resyncs", slow.resyncs());
        with.extra("slow_reader_reconnects", slow.reconnects());
    }

    private void readAgain() {
        BoardMirror truth = new BoardMirror(board);
        try (BoardClient newcomer = BoardClient.connect(url(), DevTickets.of(url(), "newcomer"), truth::accept)
                .join()) {
            newcomer.join(truth).join();
            slow.readUntil(truth.seq())
                    .orTimeout(load().drainSeconds(), TimeUnit.SECONDS)
                    .join();
            if (!slow.state().equals(truth.state())) {
                with.error(meter().opened(), "another_board");
            }
        } catch (CompletionException e) {
            with.error(meter().opened(), "not_caught_up");
            meter().warn("the client that had not read did not catch up: " + e.getCause());
        }
    }

    private ChainBuilder moves(int seconds) {
        return sendByTheClock(writers, seconds, n(), this::move);
    }

    private Frame move(Person writer) {
        int number = sends.begin(writer.index(), writer.begun());
        Frame move = Requests.updateObject(board, Notes.move(notes.get(writer.index()), number, writer.index()));
        return RequestIds.number(move, number);
    }
}
