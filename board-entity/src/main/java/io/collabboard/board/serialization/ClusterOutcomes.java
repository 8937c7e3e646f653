package io.collabboard.board.serialization;

import com.google.protobuf.ByteString;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.Accepted;
import io.collabboard.proto.cluster.v1.Refused;
import java.util.UUID;

/** Outcomes as they are sent between nodes. Reasons of refusal go by name; no field is an empty one. */
final class ClusterOutcomes {
    private ClusterOutcomes() {}

    static io.collabboard.proto.cluster.v1.Outcome toMessage(Outcome outcome) {
        ByteString operationId = Uuids.toBytes(outcome.operationId());
        io.collabboard.proto.cluster.v1.Outcome.Builder message =
                io.collabboard.proto.cluster.v1.Outcome.newBuilder().setOperationId(operationId);
        if (outcome instanceof Outcome.Accepted accepted) {
            message.setAccepted(Accepted.newBuilder().setSeq(accepted.seq()).setVersion(accepted.version()));
        } else if (outcome instanceof Outcome.Refused refused) {
            message.setRefused(toMessage(refused.refusal()));
        } else {
            throw new IllegalArgumentException("no format for an outcome of " + outcome.getClass());
        }
        return message.build();
    }

    static Outcome fromMessage(io.collabboard.proto.cluster.v1.Outcome message) {
        UUID operationId = Uuids.fromBytes(message.getOperationId());
        return switch (message.getResultCase()) {
            case ACCEPTED ->
                new Outcome.Accepted(
                        operationId,
                        message.getAccepted().getSeq(),
                        message.getAccepted().getVersion());
            case REFUSED -> new Outcome.Refused(operationId, fromMessage(message.getRefused()));
            case RESULT_NOT_SET ->
                throw new IllegalArgumentException("an outcome of no known kind: the sender may be newer");
        };
    }

    private static Refused toMessage(Refusal refusal) {
        Refused.Builder message = Refused.newBuilder()
                .setReason(refusal.reason().name())
                .setMessage(refusal.message())
                .setLimit(refusal.limit());
        if (refusal.field() != null) {
            message.setField(refusal.field());
        }
        return message.build();
    }

    private static Refusal fromMessage(Refused message) {
        return new Refusal(
                Refusal.Reason.valueOf(message.getReason()),
                message.getMessage(),
                message.getField().isEmpty() ? null : message.getField(),
                message.getLimit());
    }
}
