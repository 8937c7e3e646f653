package io.collabboard.board.serialization;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardMeta;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;

/** Values of every record that has a format: full ones, and ones that leave out all that may be left out. */
final class Samples {
    static final BoardMeta META = new BoardMeta("Plan für Ω", "user-1", true, 1_700_000_000_123L);

    private Samples() {}

    static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    static Map<String, Value> props() {
        Value text = Value.newBuilder().setStringValue("zwölf ✓").build();
        Value number = Value.newBuilder().setNumberValue(-0.5).build();
        Value list = Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(number).addValues(text))
                .build();
        Value nested = Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields("points", list))
                .build();
        return Map.of("text", text, "path", nested, "locked", bool(true));
    }

    static Value bool(boolean value) {
        return Value.newBuilder().setBoolValue(value).build();
    }

    static Value nothing() {
        return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    }

    static BoardObject fullObject(int number) {
        return new BoardObject(
                id(number), ObjectKind.ARROW, 1.5, -2.25, 30.0, -40.0, 359.5, -7, props(), id(900), "user-2", 12);
    }

    static BoardObject bareObject(int number) {
        return new BoardObject(id(number), ObjectKind.STICKY_NOTE, 0, 0, null, null, 0, 0, Map.of(), null, "user-1", 1);
    }

    static ObjectPatch fullPatch() {
        return new ObjectPatch(
                1.0,
                0.0,
                2.0,
                3.0,
                0.0,
                0,
                Map.of("text", nothing(), "locked", bool(false)),
                new ObjectPatch.GroupChange(id(901)));
    }

    static ObjectPatch barePatch() {
        return new ObjectPatch(null, null, null, null, null, null, Map.of(), null);
    }

    static ObjectPatch ungroupingPatch() {
        return new ObjectPatch(null, null, null, null, null, null, Map.of(), new ObjectPatch.GroupChange(null));
    }

    static List<Change.Body> bodies() {
        return List.of(
                new Change.BoardCreated("Plan", "user-1", true),
                new Change.BoardRenamed("Plan B"),
                new Change.BoardDeleted(),
                new Change.ObjectCreated(fullObject(1)),
                new Change.ObjectCreated(bareObject(2)),
                new Change.ObjectUpdated(id(1), fullPatch(), 13),
                new Change.ObjectUpdated(id(2), barePatch(), 2),
                new Change.ObjectUpdated(id(2), ungroupingPatch(), 3),
                new Change.ObjectDeleted(id(1)));
    }

    static List<Operation> operations() {
        return List.of(
                new Operation.CreateBoard("Plan", true),
                new Operation.RenameBoard("Plan B"),
                new Operation.DeleteBoard(),
                new Operation.CreateObject(fullObject(1), false),
                new Operation.CreateObject(bareObject(2), true),
                new Operation.UpdateObject(id(1), fullPatch(), 12),
                new Operation.UpdateObject(id(2), barePatch(), 0),
                new Operation.UpdateObject(id(2), ungroupingPatch(), 0),
                new Operation.DeleteObject(id(1)));
    }

    static List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.Accepted(id(1), Long.MAX_VALUE, Integer.MAX_VALUE));
        outcomes.add(new Outcome.Accepted(id(2), 1, 0));
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            outcomes.add(new Outcome.Refused(id(3), new Refusal(reason, "no", null, 0)));
        }
        Refusal tooLong = new Refusal(Refusal.Reason.LIMIT_EXCEEDED, "too long", "props.text", 10_000);
        outcomes.add(new Outcome.Refused(id(4), tooLong));
        return outcomes;
    }

    static List<Submission> submissions() {
        return operations().stream()
                .map(operation -> new Submission(id(10), id(11), "user-1", operation))
                .toList();
    }

    static BoardChanged batch(long firstSeq) {
        List<Change> changes = bodies().stream()
                .map(body -> new Change(id(20), id(21), "user-2", body))
                .toList();
        return new BoardChanged(firstSeq, 1_700_000_000_456L, changes);
    }

    static List<BoardCommand> commandsThatCross(ActorRef<ReplicaMessage> replica, ActorRef<Object> asker) {
        List<BoardCommand> commands = new ArrayList<>(List.of(
                new BoardCommand.Subscribe(replica, -5, 42),
                new BoardCommand.ReadChanges(replica, 9, -5, 42, 1 << 20),
                new BoardCommand.Unsubscribe(replica),
                new BoardCommand.SubmitBatch(replica, 7, submissions()),
                new BoardCommand.SubmitBatch(replica, 8, List.of()),
                BoardCommand.Stop.INSTANCE));
        submissions().forEach(submission -> commands.add(new BoardCommand.Execute(submission, asker.narrow())));
        return commands;
    }

    static List<ReplicaMessage> replicaMessages(
            ActorRef<BoardCommand> entity, ActorRef<ReplicaMessage> replica, ActorRef<ReplicaMessage> other) {
        Set<ActorRef<ReplicaMessage>> both = Set.of(replica, other);
        return List.of(
                new ReplicaMessage.Subscribed(entity, -5, 42, META, List.of(batch(1), batch(10)), 0, both),
                new ReplicaMessage.Subscribed(entity, 5, 42, META, List.of(), 3, Set.of()),
                new ReplicaMessage.SnapshotPart(5, 42, 2, List.of(fullObject(1), bareObject(2))),
                new ReplicaMessage.ChangesPart(9, List.of(batch(43), batch(50)), true),
                new ReplicaMessage.ChangesPart(9, List.of(), false),
                ReplicaMessage.BoardMissing.INSTANCE,
                new ReplicaMessage.EntityStopping(entity),
                new ReplicaMessage.Commit(5, batch(43)),
                new ReplicaMessage.BatchOutcome(7, outcomes()),
                new ReplicaMessage.Peers(both),
                new ReplicaMessage.PeerParticipants(
                        replica, List.of(new Participant(id(30), "user-1", "Ada", "#a0b1c2")), 7),
                new ReplicaMessage.PeerPresence(replica, people()),
                new ReplicaMessage.PeerPresence(
                        replica,
                        people(),
                        Long.MAX_VALUE,
                        List.of(new Participant(id(30), "user-1", "Ada", "#a0b1c2")),
                        List.of(id(34), id(35))),
                new ReplicaMessage.PeerQuestion(replica));
    }

    private static List<PersonPresence> people() {
        PersonPresence.Camera camera = new PersonPresence.Camera(1, 2, 0.5f, 90, 1920, 1080);
        return List.of(
                new PersonPresence(id(30), null, List.of()),
                new PersonPresence(id(31), new PersonPresence.Cursor(3.5f, -4, null), List.of()),
                new PersonPresence(id(36), null, List.of(), List.of()),
                new PersonPresence(id(37), null, List.of(), List.of(id(1), id(2))),
                new PersonPresence(id(38), null, List.of(), null, true),
                new PersonPresence(
                        id(32),
                        new PersonPresence.Cursor(3.5f, -4, camera),
                        List.of(new PersonPresence.Drag(id(1), fullPatch(), id(33)))));
    }
}
