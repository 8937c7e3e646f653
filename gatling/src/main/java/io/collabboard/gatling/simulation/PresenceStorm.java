package io.collabboard.gatling.simulation;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.LedgerWatch;
import io.collabboard.gatling.observe.PresenceLedger;
import io.collabboard.gatling.observe.Sends;
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * N people move their cursors by the clock and see each other: from when a move was due to when another one has it or a newer
 * one. Gatling's users decide when to move; they send and see by the observers' sockets, one for each person.
 */
public final class PresenceStorm extends ObservedSimulation {
    private final UUID board = board();
    private final Track receipts = track("PresenceStorm receipt");
    private final Sends sends = new Sends(n(), perPerson());
    private final PresenceLedger ledger = new PresenceLedger(meter(), receipts, sends, load().lateMs());

    public PresenceStorm() {
        everyoneElsewhere(n(), moves(load().warmUpSeconds()), moves(load().seconds()));
    }

    @Override
    List<Seat> seats() {
        return IntStream.range(0, n())
                .mapToObj(person -> new Seat(board, new LedgerWatch(ledger, person)))
                .toList();
    }

    @Override
    List<PresenceLedger> ledgers() {
        return List.of(ledger);
    }

    @Override
    Track receipts() {
        return receipts;
    }

    @Override
    void conclude(Traffic traffic) {
        receipts.extra("bytes_per_delivery", (double) traffic.bytes() / Math.max(1, ledger.arrived()));
        receipts.extra("superseded_percent", ledger.supersededPercent());
    }

    private ChainBuilder moves(int seconds) {
        return sendByTheClock(n(), seconds, this::move);
    }

    private Frame move(Person person) {
        int number = sends.begin(person.index(), person.begun());
        return Requests.moveCursor(
                board,
                CursorMoved.newBuilder().setX(number).setY(person.index()).build());
    }
}
