package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.join;

import com.google.protobuf.ByteString;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;
import io.collabboard.gatling.dsl.Person;
import io.collabboard.proto.CompressedSnapshots;
import io.collabboard.proto.FrameException;
import io.collabboard.proto.FrameLimits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.Frame;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * N users with open sockets join one board in the same moment: from that moment to the end of each one's answer. They have
 * joined another board like it before, so that neither side is cold. Every object of the board is a delivery to everyone, and
 * late where the join is.
 */
public final class JoinStorm extends BoardSimulation {
    private final List<UUID> notes = newIds(load().objects());
    private final Map<ByteString, Integer> indexes = IntStream.range(0, notes.size())
            .boxed()
            .collect(Collectors.toMap(i -> Uuids.toBytes(notes.get(i)), Function.identity()));
    private final List<Checklist> checklists =
            IntStream.range(0, n()).mapToObj(i -> new Checklist(notes.size())).toList();
    private final Track joins = track("JoinStorm").planned(n());

    public JoinStorm() {
        UUID practice = board(newIds(load().objects()));
        UUID board = board(notes);
        everyone(
                n(),
                join(practice),
                join(practice),
                join(board, joins, this::check).exec(session -> {
                    conclude(Person.of(session));
                    return session;
                }));
    }

    private void check(Person person, Frame answer) {
        Checklist checklist = checklists.get(person.index());
        checklist.addBytes(answer.getSerializedSize());
        for (BoardObject object : objects(answer)) {
            Integer index = indexes.get(object.getObjectId());
            if (index != null) {
                checklist.tick(index);
            }
        }
    }

    private static List<BoardObject> objects(Frame answer) {
        try {
            return CompressedSnapshots.inflate(answer.getBoardSnapshot(), FrameLimits.FROM_SERVER)
                    .getObjectsList();
        } catch (FrameException e) {
            throw new IllegalStateException("a part of a snapshot cannot be read", e);
        }
    }

    private void conclude(Person person) {
        if (person.took() > TimeUnit.MILLISECONDS.toNanos(load().lateMs())) {
            checklists.get(person.index()).allLate();
        }
    }

    @Override
    protected void conclude() {
        joins.deliveries(checklists.stream().map(Checklist::account).reduce(Deliveries.NONE, Deliveries::plus));
        joins.extra(
                "kb_per_join", checklists.stream().mapToLong(Checklist::bytes).sum() / 1e3 / n());
    }
}
