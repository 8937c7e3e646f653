package io.collabboard.gatling.simulation;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.AnswerWatch;
import io.collabboard.gatling.observe.DeliveryLedger;
import io.collabboard.gatling.observe.DeliveryLedger.Company;
import io.collabboard.gatling.observe.Ledger;
import io.collabboard.gatling.observe.LedgerWatch;
import io.collabboard.gatling.observe.RequestIds;
import io.collabboard.gatling.observe.Sends;
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What it costs that people on one board are on two nodes: one writer and N viewers on each of eight boards, two for each way in
 * which entity, writer and viewers can be spread, of which one has its entity on either node. All eight are loaded in the same
 * seconds, one after the other by the clock, so that whatever else the machine does falls on all of them.
 */
public final class TwoNodes extends ObservedSimulation {
    private static final double MICROS_PER_MILLI = 1e3;

    /** Boards of each way: the entity on the first node, and on the second. */
    private static final int EITHER = 2;

    private final List<Place> places = new ArrayList<>();
    private final List<UUID> notes = newIds(Way.values().length * EITHER);
    private final List<UUID> boards = new ArrayList<>();
    private final Sends sends = new Sends(notes.size(), perPerson());

    /** Where people are, as seen from the entity's node. */
    private enum Way {
        ONE_NODE("one node", true, true),
        VIEWERS_ELSEWHERE("viewers elsewhere", true, false),
        WRITER_ELSEWHERE("writer elsewhere", false, true),
        ENTITY_ELSEWHERE("entity elsewhere", false, false);

        private final String title;
        private final boolean writerIsThere;
        private final boolean viewersAreThere;

        Way(String title, boolean writerIsThere, boolean viewersAreThere) {
            this.title = title;
            this.writerIsThere = writerIsThere;
            this.viewersAreThere = viewersAreThere;
        }
    }

    /** A board, with its rows and its ledger. */
    private record Place(Way way, Target there, Target elsewhere, Track receipts, Track writes, DeliveryLedger ledger) {
        URI writer() {
            return (way.writerIsThere ? there : elsewhere).url();
        }

        URI viewers() {
            return (way.viewersAreThere ? there : elsewhere).url();
        }
    }

    public TwoNodes() {
        Target first = target();
        Target second = first.other();
        if (second == null) {
            throw new IllegalStateException("the cluster under load has to have two nodes");
        }
        for (Way way : Way.values()) {
            Track receipts = track("TwoNodes " + way.title + " receipt");
            Track writes = track("TwoNodes " + way.title + " write")
                    .planned((long) EITHER * load().perSecond() * load().seconds());
            places.add(place(way, first, second, receipts, writes));
            places.add(place(way, second, first, receipts, writes));
        }
        everyoneElsewhere(places.size(), moves(load().warmUpSeconds()), moves(load().seconds()));
    }

    private Place place(Way way, Target there, Target elsewhere, Track receipts, Track writes) {
        Company company = new Company(places.size(), 1, n(), false);
        DeliveryLedger ledger = new DeliveryLedger(meter(), receipts, sends, company, load().lateMs());
        return new Place(way, there, elsewhere, receipts, writes, ledger);
    }

    @Override
    List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (Place place : places) {
            UUID board = boardOn(place.there(), place.elsewhere(), notes.get(boards.size()));
            boards.add(board);
            IntStream.range(0, n())
                    .mapToObj(viewer -> new Seat(board, new LedgerWatch(place.ledger(), viewer), place.viewers()))
                    .forEach(seats::add);
        }
        return seats;
    }

    @Override
    List<Seat> senders() {
        return IntStream.range(0, places.size())
                .mapToObj(i -> new Seat(
                        boards.get(i),
                        new AnswerWatch(sends, i, places.get(i).writes()),
                        places.get(i).writer()))
                .toList();
    }

    @Override
    List<DeliveryLedger> ledgers() {
        return places.stream().map(Place::ledger).toList();
    }

    @Override
    Track receipts() {
        return places.get(0).receipts();
    }

    @Override
    Map<Track, List<? extends Ledger>> accounts() {
        Map<Track, List<? extends Ledger>> accounts = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i += EITHER) {
            accounts.put(
                    places.get(i).receipts(),
                    places.subList(i, i + EITHER).stream().map(Place::ledger).toList());
        }
        return accounts;
    }

    @Override
    void conclude(Traffic traffic) {
        for (int i = 0; i < places.size(); i++) {
            settle(places.get(i), i);
        }
        accounts().keySet().stream().filter(row -> row != receipts()).forEach(row -> {
            row.extra("p50_over_one_node_ms", over(row, 50));
            row.extra("p99_over_one_node_ms", over(row, 99));
        });
    }

    private void settle(Place place, int sender) {
        sends.unanswered(sender).forEach(begun -> place.writes().error(begun, "no_answer"));
    }

    private double over(Track row, int percentile) {
        return (row.micros(percentile) - receipts().micros(percentile)) / MICROS_PER_MILLI;
    }

    private ChainBuilder moves(int seconds) {
        return sendByTheClock(places.size(), seconds, places.size() * n(), this::move);
    }

    private Frame move(Person writer) {
        int index = writer.index();
        int number = sends.begin(index, writer.begun());
        Frame move = Requests.updateObject(boards.get(index), Notes.move(notes.get(index), number, index));
        return RequestIds.number(move, number);
    }
}
