package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.join;
import static io.collabboard.gatling.dsl.Actions.putNote;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import java.util.UUID;

/** N users on one board put down notes, each one after the other: from the send to the acknowledgement, which is durable. */
abstract class SequentialWrites extends BoardSimulation {
    SequentialWrites(String scenario) {
        UUID board = board();
        Track writes = track(scenario).planned((long) n() * load().requests());
        everyone(
                n(),
                join(board),
                repeat(load().warmUpRequests()).on(putNote(board)),
                repeat(load().requests()).on(putNote(board, writes)));
    }
}
