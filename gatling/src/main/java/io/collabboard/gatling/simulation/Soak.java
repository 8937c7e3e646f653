package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.ask;
import static io.collabboard.gatling.dsl.Actions.byTheClock;
import static io.collabboard.gatling.dsl.Actions.join;
import static io.collabboard.gatling.dsl.Actions.move;
import static io.collabboard.gatling.dsl.Actions.moveCursor;
import static io.collabboard.gatling.dsl.Actions.putNote;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;

/**
 * N people work on one board for a long time: each, by the clock, moves the cursor, moves a note, puts a note down and
 * takes it away again. What it is about is the memory that the report shows, and that nothing fails.
 */
public final class Soak extends BoardSimulation {
    /** Writes of a turn. */
    private static final int WRITES = 3;

    private final List<UUID> notes = newIds(load().objects());
    private final UUID board = board(notes);
    private final Track writes =
            track("Soak write").planned((long) n() * load().perSecond() * load().seconds() * WRITES);

    public Soak() {
        everyone(n(), join(board), work(load().warmUpSeconds()), work(load().seconds()));
    }

    private ChainBuilder work(int seconds) {
        return byTheClock(
                load().perSecond(),
                load().perSecond() * seconds,
                n(),
                moveCursor(board),
                move(board, person -> notes.get(person.index() % notes.size()), writes),
                putNote(board, writes),
                ask("object:delete", person -> Requests.deleteObject(board, person.note()), writes));
    }
}
