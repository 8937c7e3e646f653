package io.collabboard.board.serialization;

import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.proto.cluster.v1.BoardMeta;
import io.collabboard.proto.cluster.v1.Execute;
import io.collabboard.proto.cluster.v1.ReadChanges;
import io.collabboard.proto.cluster.v1.SubmitBatch;
import io.collabboard.proto.cluster.v1.Subscribe;
import io.collabboard.proto.cluster.v1.Unsubscribe;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** What is said to a board entity, and its description, as sent between nodes. */
final class ClusterCommands {
    private final ActorRefResolver refs;

    ClusterCommands(ActorRefResolver refs) {
        this.refs = refs;
    }

    Subscribe toMessage(BoardCommand.Subscribe subscribe) {
        return Subscribe.newBuilder()
                .setReplica(refs.toSerializationFormat(subscribe.replica()))
                .setEpoch(subscribe.epoch())
                .setHaveSeq(subscribe.haveSeq())
                .build();
    }

    BoardCommand.Subscribe fromMessage(Subscribe message) {
        return new BoardCommand.Subscribe(
                refs.resolveActorRef(message.getReplica()), message.getEpoch(), message.getHaveSeq());
    }

    ReadChanges toMessage(BoardCommand.ReadChanges read) {
        return ReadChanges.newBuilder()
                .setReplica(refs.toSerializationFormat(read.replica()))
                .setRequestId(read.requestId())
                .setEpoch(read.epoch())
                .setAfterSeq(read.afterSeq())
                .setMaxBytes(read.maxBytes())
                .build();
    }

    BoardCommand.ReadChanges fromMessage(ReadChanges message) {
        return new BoardCommand.ReadChanges(
                refs.resolveActorRef(message.getReplica()),
                message.getRequestId(),
                message.getEpoch(),
                message.getAfterSeq(),
                message.getMaxBytes());
    }

    Unsubscribe toMessage(BoardCommand.Unsubscribe unsubscribe) {
        return Unsubscribe.newBuilder()
                .setReplica(refs.toSerializationFormat(unsubscribe.replica()))
                .build();
    }

    BoardCommand.Unsubscribe fromMessage(Unsubscribe message) {
        return new BoardCommand.Unsubscribe(refs.resolveActorRef(message.getReplica()));
    }

    SubmitBatch toMessage(BoardCommand.SubmitBatch submit) {
        SubmitBatch.Builder message = SubmitBatch.newBuilder()
                .setReplica(refs.toSerializationFormat(submit.replica()))
                .setBatchId(submit.batchId());
        submit.submissions().forEach(submission -> message.addSubmissions(ClusterSubmissions.toMessage(submission)));
        return message.build();
    }

    BoardCommand.SubmitBatch fromMessage(SubmitBatch message) {
        return new BoardCommand.SubmitBatch(
                refs.resolveActorRef(message.getReplica()),
                message.getBatchId(),
                message.getSubmissionsList().stream()
                        .map(ClusterSubmissions::fromMessage)
                        .toList());
    }

    Execute toMessage(BoardCommand.Execute execute) {
        return Execute.newBuilder()
                .setReplyTo(refs.toSerializationFormat(execute.replyTo()))
                .setSubmission(ClusterSubmissions.toMessage(execute.submission()))
                .build();
    }

    BoardCommand.Execute fromMessage(Execute message) {
        return new BoardCommand.Execute(
                ClusterSubmissions.fromMessage(message.getSubmission()), refs.resolveActorRef(message.getReplyTo()));
    }

    static BoardMeta toMessage(io.collabboard.board.model.BoardMeta meta) {
        return BoardMeta.newBuilder()
                .setName(meta.name())
                .setOwnerId(meta.ownerId())
                .setIsPublic(meta.isPublic())
                .setCreatedAt(meta.createdAt())
                .build();
    }

    static io.collabboard.board.model.BoardMeta fromMessage(BoardMeta message) {
        return new io.collabboard.board.model.BoardMeta(
                message.getName(), message.getOwnerId(), message.getIsPublic(), message.getCreatedAt());
    }
}
