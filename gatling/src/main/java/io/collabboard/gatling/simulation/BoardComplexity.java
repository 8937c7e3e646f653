package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.join;
import static io.collabboard.gatling.dsl.Actions.move;
import static io.collabboard.gatling.dsl.Actions.putNote;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One user on a board of N objects, one request after the other: creates, moves of what is there, and joins by one who has
 * nothing of it. The creates add some objects to the N.
 */
public final class BoardComplexity extends BoardSimulation {
    /** A join is that much dearer than a write. */
    private static final int WRITES_PER_JOIN = 10;

    public BoardComplexity() {
        List<UUID> notes = newIds(n());
        UUID board = board(notes);
        int joinsCounted = Math.max(1, load().requests() / WRITES_PER_JOIN);
        Track creates = track("BoardComplexity create").planned(load().requests());
        Track writes = track("BoardComplexity write").planned(load().requests());
        Track joins = track("BoardComplexity join").planned(joinsCounted);
        int joinsBefore = load().warmUpRequests() / WRITES_PER_JOIN;
        ChainBuilder warmUp = exec(
                repeat(joinsBefore).on(join(board)),
                repeat(load().warmUpRequests()).on(move(board, person -> anyOf(notes), null)));
        ChainBuilder counted = exec(
                repeat(load().requests()).on(putNote(board, creates)),
                repeat(load().requests()).on(move(board, person -> anyOf(notes), writes)),
                repeat(joinsCounted).on(join(board, joins).exec(session -> {
                    joins.extra("kb_per_join", Person.of(session).answerBytes() / 1e3);
                    return session;
                })));
        everyone(1, join(board), warmUp, counted);
    }

    private static UUID anyOf(List<UUID> notes) {
        return notes.get(ThreadLocalRandom.current().nextInt(notes.size()));
    }
}
