package io.collabboard.board.serialization;

import com.google.protobuf.Empty;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.proto.cluster.v1.BatchOutcome;
import io.collabboard.proto.cluster.v1.BoardMissing;
import io.collabboard.proto.cluster.v1.ChangesPart;
import io.collabboard.proto.cluster.v1.Commit;
import io.collabboard.proto.cluster.v1.EntityStopping;
import io.collabboard.proto.cluster.v1.Execute;
import io.collabboard.proto.cluster.v1.PeerParticipants;
import io.collabboard.proto.cluster.v1.PeerPresence;
import io.collabboard.proto.cluster.v1.PeerQuestion;
import io.collabboard.proto.cluster.v1.Peers;
import io.collabboard.proto.cluster.v1.ReadChanges;
import io.collabboard.proto.cluster.v1.SnapshotPart;
import io.collabboard.proto.cluster.v1.SubmitBatch;
import io.collabboard.proto.cluster.v1.Subscribe;
import io.collabboard.proto.cluster.v1.Subscribed;
import io.collabboard.proto.cluster.v1.Unsubscribe;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** The formats of everything that crosses between nodes: manifest, type, message. */
final class ClusterMapping {
    private final ClusterCommands commands;
    private final ClusterReplicaMessages replicaMessages;
    private final ClusterChat chat;

    ClusterMapping(ActorRefResolver refs) {
        this.commands = new ClusterCommands(refs);
        this.replicaMessages = new ClusterReplicaMessages(refs);
        this.chat = new ClusterChat(refs);
    }

    FormatTable formats() {
        return new FormatTable(Stream.of(toEntity(), toReplica(), replies(), chat.toEntity(), chat.toReplica())
                .flatMap(List::stream)
                .toList());
    }

    private List<Format<?, ?>> toEntity() {
        ClusterCommands map = commands;
        return List.of(
                new Format<>(
                        "Subscribe:1",
                        BoardCommand.Subscribe.class,
                        map::toMessage,
                        Subscribe.parser(),
                        map::fromMessage),
                new Format<>(
                        "ReadChanges:1",
                        BoardCommand.ReadChanges.class,
                        map::toMessage,
                        ReadChanges.parser(),
                        map::fromMessage),
                new Format<>(
                        "Unsubscribe:1",
                        BoardCommand.Unsubscribe.class,
                        map::toMessage,
                        Unsubscribe.parser(),
                        map::fromMessage),
                new Format<>(
                        "SubmitBatch:1",
                        BoardCommand.SubmitBatch.class,
                        map::toMessage,
                        SubmitBatch.parser(),
                        map::fromMessage),
                new Format<>(
                        "Execute:1", BoardCommand.Execute.class, map::toMessage, Execute.parser(), map::fromMessage),
                new Format<>(
                        "Stop:1",
                        BoardCommand.Stop.class,
                        stop -> Empty.getDefaultInstance(),
                        Empty.parser(),
                        empty -> BoardCommand.Stop.INSTANCE));
    }

    private List<Format<?, ?>> toReplica() {
        ClusterReplicaMessages map = replicaMessages;
        return List.of(
                new Format<>(
                        "Subscribed:1",
                        ReplicaMessage.Subscribed.class,
                        map::toMessage,
                        Subscribed.parser(),
                        map::fromMessage),
                new Format<>(
                        "SnapshotPart:1",
                        ReplicaMessage.SnapshotPart.class,
                        map::toMessage,
                        SnapshotPart.parser(),
                        map::fromMessage),
                new Format<>(
                        "ChangesPart:1",
                        ReplicaMessage.ChangesPart.class,
                        map::toMessage,
                        ChangesPart.parser(),
                        map::fromMessage),
                new Format<>(
                        "BoardMissing:1",
                        ReplicaMessage.BoardMissing.class,
                        missing -> BoardMissing.getDefaultInstance(),
                        BoardMissing.parser(),
                        message -> ReplicaMessage.BoardMissing.INSTANCE),
                new Format<>(
                        "EntityStopping:1",
                        ReplicaMessage.EntityStopping.class,
                        map::toMessage,
                        EntityStopping.parser(),
                        map::fromMessage),
                new Format<>(
                        "Commit:1", ReplicaMessage.Commit.class, map::toMessage, Commit.parser(), map::fromMessage),
                new Format<>(
                        "BatchOutcome:1",
                        ReplicaMessage.BatchOutcome.class,
                        map::toMessage,
                        BatchOutcome.parser(),
                        map::fromMessage),
                new Format<>("Peers:1", ReplicaMessage.Peers.class, map::toMessage, Peers.parser(), map::fromMessage),
                new Format<>(
                        "PeerParticipants:1",
                        ReplicaMessage.PeerParticipants.class,
                        map::toMessage,
                        PeerParticipants.parser(),
                        map::fromMessage),
                new Format<>(
                        "PeerPresence:1",
                        ReplicaMessage.PeerPresence.class,
                        map::toMessage,
                        PeerPresence.parser(),
                        map::fromMessage),
                new Format<>(
                        "PeerQuestion:1",
                        ReplicaMessage.PeerQuestion.class,
                        map::toMessage,
                        PeerQuestion.parser(),
                        map::fromMessage));
    }

    private List<Format<?, ?>> replies() {
        return List.of(outcome("Accepted:1", Outcome.Accepted.class), outcome("Refused:1", Outcome.Refused.class));
    }

    private static <T extends Outcome> Format<?, ?> outcome(String manifest, Class<T> type) {
        return new Format<>(
                manifest,
                type,
                ClusterOutcomes::toMessage,
                io.collabboard.proto.cluster.v1.Outcome.parser(),
                message -> ofType(type, ClusterOutcomes.fromMessage(message)));
    }

    private static <T extends Outcome> T ofType(Class<T> type, Outcome outcome) {
        if (!type.isInstance(outcome)) {
            throw new IllegalArgumentException("not " + type.getSimpleName() + " but " + outcome);
        }
        return type.cast(outcome);
    }
}
