package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.byTheClock;
import static io.collabboard.gatling.dsl.Actions.send;

import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.gatling.observe.Drain;
import io.collabboard.gatling.observe.Ledger;
import io.collabboard.gatling.observe.Observer;
import io.collabboard.gatling.observe.Observers;
import io.collabboard.gatling.observe.Traffic;
import io.collabboard.gatling.observe.Watch;
import io.collabboard.proto.wire.v1.Frame;
import io.gatling.javaapi.core.ChainBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A simulation with observers: they join before the load, and after it their accounts are closed. */
abstract class ObservedSimulation extends BoardSimulation {
    private final Observers observers = new Observers(url(), meter());
    private final List<CompletableFuture<Observer>> joined = new ArrayList<>();

    /**
     * An observer that is to be.
     *
     * @param node where; null: the one under load
     */
    record Seat(UUID board, Watch watch, @Nullable URI node) {
        Seat(UUID board, Watch watch) {
            this(board, watch, null);
        }
    }

    /** The observers, in the order in which {@link #observer} counts them. */
    abstract List<Seat> seats();

    /** Those of them who only send: they join when the others have, and are counted behind them. */
    List<Seat> senders() {
        return List.of();
    }

    /** What has to be complete before the simulation may end. */
    abstract List<? extends Ledger> ledgers();

    /** The row of the deliveries, and of what concerns them all. */
    abstract Track receipts();

    /** Whose deliveries each row has. */
    Map<Track, List<? extends Ledger>> accounts() {
        return Map.of(receipts(), ledgers());
    }

    /** Adds the figures that only this simulation has. */
    void conclude(Traffic traffic) {}

    final Observer observer(int index) {
        return joined.get(index).join();
    }

    /** Frames of each user by the clock, sent by the socket of the observer that has the user's number. */
    final ChainBuilder sendByTheClock(int users, int seconds, Function<Person, Frame> frame) {
        return sendByTheClock(users, seconds, 0, frame);
    }

    /** @param first the observer of the first user; the others follow */
    final ChainBuilder sendByTheClock(int users, int seconds, int first, Function<Person, Frame> frame) {
        return byTheClock(
                load().perSecond(),
                load().perSecond() * seconds,
                users,
                send(
                        frame,
                        (person, message) -> observer(first + person.index()).send(message)));
    }

    /** The sockets, for what else is to be observed. */
    final Observers observers() {
        return observers;
    }

    final int perPerson() {
        return load().perSecond() * (load().warmUpSeconds() + load().seconds());
    }

    @Override
    protected final void prepare() {
        super.prepare();
        join(seats());
        join(senders());
    }

    private void join(List<Seat> seats) {
        List<CompletableFuture<Observer>> joining = seats.stream()
                .map(seat -> observers.join(seat.node() == null ? url() : seat.node(), seat.board(), seat.watch()))
                .toList();
        joining.forEach(CompletableFuture::join);
        joined.addAll(joining);
    }

    @Override
    protected final void conclude() {
        Drain.await(ledgers(), Duration.ofSeconds(load().drainSeconds()));
        accounts()
                .forEach((row, ledgers) -> row.deliveries(
                        ledgers.stream().map(Ledger::account).reduce(Deliveries.NONE, Deliveries::plus)));
        long strays = ledgers().stream().mapToLong(Ledger::strays).sum();
        if (strays > 0) {
            meter().warn(strays + " deliveries were of what was never sent, or to someone whom they did not concern");
        }
        Traffic traffic = observers.conclude();
        receipts().faults("out_of_order", observers.disorders());
        double clientSeconds = meter().windowSeconds() * joined.size();
        receipts().extra("frames_per_message", traffic.framesPerMessage());
        receipts().extra("messages_per_s_per_client", traffic.messages() / clientSeconds);
        receipts().extra("kb_per_s_per_client", traffic.bytes() / clientSeconds / 1e3);
        receipts()
                .extra(
                        "bytes_per_delivery",
                        (double) traffic.bytes() / Math.max(1, receipts().count()));
        conclude(traffic);
        observers.close();
    }
}
