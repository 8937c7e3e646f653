package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.join;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * N users with open sockets join one board in the same moment: from each one's request to the end of its answer. They have
 * joined another board like it before, so that neither side is cold. Every object of the board is a delivery to everyone.
 */
public final class JoinStorm extends BoardSimulation {
    private final Track joins = track("JoinStorm");
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public JoinStorm() {
        UUID practice = board(newIds(load().objects()));
        UUID board = board(newIds(load().objects()));
        everyone(
                n(),
                join(practice),
                exec(session -> session),
                join(board, joins).exec(session -> {
                    add(Person.of(session));
                    return session;
                }));
    }

    private void add(Person person) {
        objects.add(person.answerObjects());
        bytes.add(person.answerBytes());
    }

    @Override
    protected void conclude() {
        long expected = (long) n() * load().objects();
        long received = Math.min(expected, objects.sum());
        joins.deliveries(new Deliveries(expected, received, 0, expected - received, objects.sum() - received));
        joins.extra("kb_per_join", bytes.sum() / 1e3 / n());
    }
}
