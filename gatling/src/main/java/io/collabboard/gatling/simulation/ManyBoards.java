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
 * N boards with a few people each, who all move what is theirs by the clock and see what the others of their board move.
 * Gatling's users decide when to move; they send and see by the observers' sockets, one for each person, and do not wait.
 */
public final class ManyBoards extends ObservedSimulation {
    private final int people = load().people();
    private final List<UUID> notes = newIds(n() * people);
    private final List<UUID> boards = IntStream.range(0, n())
            .mapToObj(i -> board(notes.subList(i * people, (i + 1) * people)))
            .toList();
    private final Track writes =
            track("ManyBoards write").planned((long) n() * people * load().perSecond() * load().seconds());
    private final Track receipts = track("ManyBoards receipt");
    private final Sends sends = new Sends(n() * people, perPerson());
    private final List<DeliveryLedger> ledgers = IntStream.range(0, n())
            .mapToObj(i -> new DeliveryLedger(
                    meter(), receipts, sends, new Company(i * people, people, people, true), load().lateMs()))
            .toList();

    public ManyBoards() {
        everyoneElsewhere(n() * people, moves(load().warmUpSeconds()), moves(load().seconds()));
    }

    @Override
    List<Seat> seats() {
        return IntStream.range(0, n() * people).mapToObj(this::seat).toList();
    }

    @Override
    List<DeliveryLedger> ledgers() {
        return ledgers;
    }

    @Override
    Track receipts() {
        return receipts;
    }

    @Override
    void conclude(Traffic traffic) {
        sends.unanswered().forEach(begun -> writes.error(begun, "no_answer"));
    }

    private Seat seat(int person) {
        AnswerWatch answers = new AnswerWatch(sends, person, writes);
        return new Seat(
                boards.get(person / people),
                new LedgerWatch(ledgers.get(person / people), person % people, answers::answered));
    }

    private ChainBuilder moves(int seconds) {
        return sendByTheClock(n() * people, seconds, this::move);
    }

    private Frame move(Person person) {
        int index = person.index();
        int number = sends.begin(index, person.begun());
        Frame move = Requests.updateObject(boards.get(index / people), Notes.move(notes.get(index), number, index));
        return RequestIds.number(move, number);
    }
}
