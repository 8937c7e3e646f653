package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.ask;
import static io.collabboard.gatling.dsl.Actions.byTheClock;
import static io.collabboard.gatling.dsl.Actions.join;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.DeliveryLedger;
import io.collabboard.gatling.observe.DeliveryLedger.Company;
import io.collabboard.gatling.observe.LedgerWatch;
import io.collabboard.gatling.observe.Sends;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A few people move what they drew, by the clock, and N others watch: from when a move was due to when each one has it. */
public final class FanOut extends ObservedSimulation {
    private final int writers = load().people();
    private final List<UUID> notes = newIds(writers);
    private final UUID board = board(notes);
    private final Track receipts = track("FanOut receipt");
    private final Track writes = track("FanOut write").planned((long) writers * load().perSecond() * load().seconds());
    private final Sends sends = new Sends(writers, perPerson());
    private final DeliveryLedger ledger =
            new DeliveryLedger(meter(), receipts, sends, new Company(0, writers, n(), false), load().lateMs());

    public FanOut() {
        everyone(writers, join(board), moves(load().warmUpSeconds()), moves(load().seconds()));
    }

    @Override
    List<Seat> seats() {
        return IntStream.range(0, n())
                .mapToObj(receiver -> new Seat(board, new LedgerWatch(ledger, receiver)))
                .toList();
    }

    @Override
    List<DeliveryLedger> ledgers() {
        return List.of(ledger);
    }

    @Override
    Track receipts() {
        return receipts;
    }

    private ChainBuilder moves(int seconds) {
        ChainBuilder move = ask("object:update", this::move, writes).exec(session -> {
            settle(Person.of(session));
            return session;
        });
        return byTheClock(load().perSecond(), load().perSecond() * seconds, writers, move);
    }

    private Frame move(Person writer) {
        int number = sends.begin(writer.index(), writer.begun());
        return Requests.updateObject(board, Notes.move(notes.get(writer.index()), number, writer.index()));
    }

    private void settle(Person writer) {
        int last = sends.count(writer.index()) - 1;
        if (writer.answer().getStatus() == Status.DONE) {
            sends.done(writer.index(), last);
        } else {
            sends.failed(writer.index(), last);
        }
    }
}
