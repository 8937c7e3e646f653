package io.collabboard.gatling.simulation;

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
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A few people move what they drew, by the clock, and N others watch: from when a move was due to when each one has it. Gatling's
 * users decide when to move; they send by sockets of the observers' kind, and do not wait for the answer before the next.
 */
public class FanOut extends ObservedSimulation {
    private final int writers = load().people();
    private final List<UUID> notes = newIds(writers);
    private final UUID board = board(notes);
    private final Track receipts;
    private final Track writes;
    private final Sends sends = new Sends(writers, perPerson());
    private final DeliveryLedger ledger;

    public FanOut() {
        this("FanOut");
    }

    /** @param scenario before the names of the rows */
    FanOut(String scenario) {
        receipts = track(scenario + " receipt");
        writes = track(scenario + " write").planned((long) writers * load().perSecond() * load().seconds());
        ledger = new DeliveryLedger(meter(), receipts, sends, new Company(0, writers, n(), false), load().lateMs());
        everyoneElsewhere(writers, moves(load().warmUpSeconds()), moves(load().seconds()));
    }

    @Override
    final List<Seat> seats() {
        return IntStream.range(0, n())
                .mapToObj(receiver -> new Seat(board, new LedgerWatch(ledger, receiver)))
                .toList();
    }

    @Override
    final List<Seat> senders() {
        return IntStream.range(0, writers)
                .mapToObj(writer -> new Seat(board, new AnswerWatch(sends, writer, writes)))
                .toList();
    }

    @Override
    final List<DeliveryLedger> ledgers() {
        return List.of(ledger);
    }

    @Override
    final Track receipts() {
        return receipts;
    }

    @Override
    final void conclude(Traffic traffic) {
        sends.unanswered().forEach(begun -> writes.error(begun, "no_answer"));
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
