package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Value;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Submission;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
    private static final int MAX_WAITING = 10_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Submissions submissions =
            new Submissions(new QueueSettings(256, 256 << 10, MAX_WAITING, 16 << 20), new GatewayMetrics(meters));
    private final RecordingFollower follower = new RecordingFollower();

    @Test
    void oneBatchIsUnderWayAtATime() {
        Submission first = offer(1);
        Submissions.Batch batch = submissions.next().orElseThrow();
        assertThat(batch.submissions()).containsExactly(first);
        Submission second = offer(1);
        assertThat(submissions.next()).isEmpty();
        assertThat(submissions.underWay()).contains(batch);

        assertThat(submissions.complete(batch.id())).isTrue();
        assertThat(submissions.complete(batch.id())).isFalse();
        assertThat(submissions.underWay()).isEmpty();
        assertThat(submissions.next().orElseThrow().submissions()).containsExactly(second);
    }

    @Test
    void aBatchHoldsAtMost256Operations() {
        for (int i = 0; i < 300; i++) {
            offer(1);
        }
        assertThat(submissions.next().orElseThrow().submissions()).hasSize(256);
    }

    @Test
    void aBatchHoldsAtMost256KiBOrOneLargerOperation() {
        offer(300 * 1024);
        for (int i = 0; i < 20; i++) {
            offer(30 * 1024);
        }
        Submissions.Batch first = submissions.next().orElseThrow();
        assertThat(first.submissions()).hasSize(1);
        submissions.complete(first.id());
        assertThat(submissions.next().orElseThrow().submissions()).hasSize(8);
    }

    @Test
    void whatWaitsIsBoundedInNumber() {
        for (int i = 0; i < MAX_WAITING; i++) {
            offer(1);
        }
        assertThat(submissions.offer(submission(1), follower)).isFalse();
    }

    @Test
    void whatWaitsIsBoundedInBytesAndFreedAgain() {
        Submission first = offer(1 << 20);
        int count = 1;
        while (submissions.offer(submission(1 << 20), follower)) {
            count++;
        }
        assertThat(count).isEqualTo(15);

        assertThat(submissions.withdraw(first.clientId(), first.operationId())).isTrue();
        offer(1 << 20);
        assertThat(submissions.offer(submission(1 << 20), follower)).isFalse();
        submissions.next();
        offer(1 << 20);
    }

    @Test
    void anOperationIsTakenBackByItsOwnerAndBeforeItIsSentOnly() {
        Submission sent = offer(1);
        submissions.next();
        Submission waiting = offer(1);

        assertThat(submissions.withdraw(sent.clientId(), sent.operationId())).isFalse();
        assertThat(submissions.withdraw(UUID.randomUUID(), waiting.operationId()))
                .isFalse();
        assertThat(submissions.withdraw(waiting.clientId(), waiting.operationId()))
                .isTrue();
        assertThat(submissions.withdraw(waiting.clientId(), waiting.operationId()))
                .isFalse();
    }

    @Test
    void whatWaitsIsCounted() {
        offer(1);
        submissions.next();
        Submission second = offer(1);
        offer(1);
        offer(1);
        assertThat(counted()).isEqualTo(3);
        submissions.withdraw(second.clientId(), second.operationId());
        assertThat(counted()).isEqualTo(2);
        submissions.end();
        assertThat(counted()).isEqualTo(0);
    }

    private double counted() {
        return meters.get("collabboard.submissions.waiting").gauge().value();
    }

    private Submission offer(int bytes) {
        Submission submission = submission(bytes);
        assertThat(submissions.offer(submission, follower)).isTrue();
        return submission;
    }

    private static Submission submission(int bytes) {
        ObjectPatch patch = new ObjectPatch(
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(
                        "text",
                        Value.newBuilder().setStringValue("x".repeat(bytes)).build()),
                null);
        return new Submission(
                UUID.randomUUID(), UUID.randomUUID(), "ada", new Operation.UpdateObject(UUID.randomUUID(), patch, 0));
    }
}
