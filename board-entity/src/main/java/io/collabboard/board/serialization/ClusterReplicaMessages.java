package io.collabboard.board.serialization;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.BatchOutcome;
import io.collabboard.proto.cluster.v1.ChangesPart;
import io.collabboard.proto.cluster.v1.Commit;
import io.collabboard.proto.cluster.v1.EntityStopping;
import io.collabboard.proto.cluster.v1.PeerParticipants;
import io.collabboard.proto.cluster.v1.PeerPresence;
import io.collabboard.proto.cluster.v1.PeerQuestion;
import io.collabboard.proto.cluster.v1.Peers;
import io.collabboard.proto.cluster.v1.SnapshotPart;
import io.collabboard.proto.cluster.v1.Subscribed;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** What is said to a board replica, as sent between nodes. */
final class ClusterReplicaMessages {
    private final ActorRefResolver refs;

    ClusterReplicaMessages(ActorRefResolver refs) {
        this.refs = refs;
    }

    Subscribed toMessage(ReplicaMessage.Subscribed subscribed) {
        Subscribed.Builder message = Subscribed.newBuilder()
                .setEntity(refs.toSerializationFormat(subscribed.entity()))
                .setEpoch(subscribed.epoch())
                .setSeq(subscribed.seq())
                .setMeta(ClusterCommands.toMessage(subscribed.meta()))
                .setSnapshotParts(subscribed.snapshotParts())
                .addAllPeers(toTexts(subscribed.peers()));
        subscribed.tail().forEach(batch -> message.addTail(toMessage(subscribed.epoch(), batch)));
        return message.build();
    }

    ReplicaMessage.Subscribed fromMessage(Subscribed message) {
        return new ReplicaMessage.Subscribed(
                refs.resolveActorRef(message.getEntity()),
                message.getEpoch(),
                message.getSeq(),
                ClusterCommands.fromMessage(message.getMeta()),
                message.getTailList().stream()
                        .map(ClusterReplicaMessages::batch)
                        .toList(),
                message.getSnapshotParts(),
                replicas(message.getPeersList()));
    }

    SnapshotPart toMessage(ReplicaMessage.SnapshotPart part) {
        SnapshotPart.Builder message = SnapshotPart.newBuilder()
                .setEpoch(part.epoch())
                .setSeq(part.seq())
                .setPart(part.part());
        part.objects().forEach(object -> message.addObjects(ClusterObjects.toMessage(object)));
        return message.build();
    }

    ReplicaMessage.SnapshotPart fromMessage(SnapshotPart message) {
        return new ReplicaMessage.SnapshotPart(
                message.getEpoch(),
                message.getSeq(),
                message.getPart(),
                message.getObjectsList().stream()
                        .map(ClusterObjects::fromMessage)
                        .toList());
    }

    ChangesPart toMessage(ReplicaMessage.ChangesPart part) {
        ChangesPart.Builder message =
                ChangesPart.newBuilder().setRequestId(part.requestId()).setIsLast(part.isLast());
        part.batches().forEach(batch -> message.addBatches(toMessage(0, batch)));
        return message.build();
    }

    ReplicaMessage.ChangesPart fromMessage(ChangesPart message) {
        return new ReplicaMessage.ChangesPart(
                message.getRequestId(),
                message.getBatchesList().stream()
                        .map(ClusterReplicaMessages::batch)
                        .toList(),
                message.getIsLast());
    }

    EntityStopping toMessage(ReplicaMessage.EntityStopping stopping) {
        return EntityStopping.newBuilder()
                .setEntity(refs.toSerializationFormat(stopping.entity()))
                .build();
    }

    ReplicaMessage.EntityStopping fromMessage(EntityStopping message) {
        return new ReplicaMessage.EntityStopping(refs.resolveActorRef(message.getEntity()));
    }

    Commit toMessage(ReplicaMessage.Commit commit) {
        return toMessage(commit.epoch(), commit.batch());
    }

    ReplicaMessage.Commit fromMessage(Commit message) {
        return new ReplicaMessage.Commit(message.getEpoch(), batch(message));
    }

    BatchOutcome toMessage(ReplicaMessage.BatchOutcome outcome) {
        BatchOutcome.Builder message = BatchOutcome.newBuilder().setBatchId(outcome.batchId());
        outcome.outcomes().forEach(one -> message.addOutcomes(ClusterOutcomes.toMessage(one)));
        return message.build();
    }

    ReplicaMessage.BatchOutcome fromMessage(BatchOutcome message) {
        return new ReplicaMessage.BatchOutcome(
                message.getBatchId(),
                message.getOutcomesList().stream()
                        .map(ClusterOutcomes::fromMessage)
                        .toList());
    }

    Peers toMessage(ReplicaMessage.Peers peers) {
        return Peers.newBuilder().addAllReplicas(toTexts(peers.replicas())).build();
    }

    ReplicaMessage.Peers fromMessage(Peers message) {
        return new ReplicaMessage.Peers(replicas(message.getReplicasList()));
    }

    PeerParticipants toMessage(ReplicaMessage.PeerParticipants peer) {
        PeerParticipants.Builder message = PeerParticipants.newBuilder()
                .setReplica(refs.toSerializationFormat(peer.replica()))
                .setNumber(peer.number());
        peer.participants().forEach(one -> message.addParticipants(ClusterPresence.toMessage(one)));
        return message.build();
    }

    ReplicaMessage.PeerParticipants fromMessage(PeerParticipants message) {
        return new ReplicaMessage.PeerParticipants(
                refs.resolveActorRef(message.getReplica()),
                message.getParticipantsList().stream()
                        .map(ClusterPresence::fromMessage)
                        .toList(),
                message.getNumber());
    }

    PeerPresence toMessage(ReplicaMessage.PeerPresence peer) {
        PeerPresence.Builder message = PeerPresence.newBuilder()
                .setReplica(refs.toSerializationFormat(peer.replica()))
                .setNumber(peer.number());
        peer.people().forEach(person -> message.addPeople(ClusterPresence.toMessage(person)));
        peer.joined().forEach(one -> message.addJoined(ClusterPresence.toMessage(one)));
        peer.parted().forEach(clientId -> message.addParted(Uuids.toBytes(clientId)));
        return message.build();
    }

    ReplicaMessage.PeerPresence fromMessage(PeerPresence message) {
        return new ReplicaMessage.PeerPresence(
                refs.resolveActorRef(message.getReplica()),
                message.getPeopleList().stream()
                        .map(ClusterPresence::fromMessage)
                        .toList(),
                message.getNumber(),
                message.getJoinedList().stream()
                        .map(ClusterPresence::fromMessage)
                        .toList(),
                message.getPartedList().stream().map(Uuids::fromBytes).toList());
    }

    PeerQuestion toMessage(ReplicaMessage.PeerQuestion question) {
        return PeerQuestion.newBuilder()
                .setReplica(refs.toSerializationFormat(question.replica()))
                .build();
    }

    ReplicaMessage.PeerQuestion fromMessage(PeerQuestion message) {
        return new ReplicaMessage.PeerQuestion(refs.resolveActorRef(message.getReplica()));
    }

    private static Commit toMessage(long epoch, BoardChanged batch) {
        Commit.Builder message = Commit.newBuilder()
                .setEpoch(epoch)
                .setFirstSeq(batch.firstSeq())
                .setTs(batch.ts());
        batch.changes().forEach(change -> message.addChanges(ClusterChanges.toMessage(change)));
        return message.build();
    }

    private static BoardChanged batch(Commit message) {
        return new BoardChanged(
                message.getFirstSeq(),
                message.getTs(),
                message.getChangesList().stream()
                        .map(ClusterChanges::fromMessage)
                        .toList());
    }

    private List<String> toTexts(Collection<ActorRef<ReplicaMessage>> replicas) {
        return replicas.stream().map(refs::toSerializationFormat).toList();
    }

    private Set<ActorRef<ReplicaMessage>> replicas(Collection<String> texts) {
        return texts.stream()
                .map(text -> refs.<ReplicaMessage>resolveActorRef(text))
                .collect(Collectors.toSet());
    }
}
