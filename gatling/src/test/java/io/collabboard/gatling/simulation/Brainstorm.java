package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.join;
import static io.collabboard.gatling.dsl.Actions.move;
import static io.collabboard.gatling.dsl.Actions.putNote;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import java.util.UUID;

/** N people each put down a note, and then move it about. */
public final class Brainstorm extends BoardSimulation {
    public Brainstorm() {
        UUID board = board();
        Track moves = track("Brainstorm move");
        everyone(n(), join(board), putNote(board), repeat(load().requests()).on(move(board, Person::note, moves)));
    }
}
