package io.collabboard.cluster.bench;

import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Stands in for a replica: subscribes, then submits batch after batch, each when the former is answered. */
final class EntitySubmitter extends AbstractBehavior<Object> {

    /** Submit so many batches. */
    record Go(int batches, int size, Supplier<Operation> operation, CompletableFuture<Latencies> done) {}

    private final ActorRef<BoardCommand> entity;
    private final ActorRef<ReplicaMessage> self;
    private final String userId;
    private final UUID clientId = UUID.randomUUID();
    private Latencies latencies = new Latencies();
    private Go going = new Go(0, 0, Operation.DeleteBoard::new, new CompletableFuture<>());
    private int left;
    private long batchId;
    private long sentAt;

    static Behavior<Object> create(ActorRef<BoardCommand> entity, String userId) {
        return Behaviors.setup(context -> new EntitySubmitter(context, entity, userId));
    }

    private EntitySubmitter(ActorContext<Object> context, ActorRef<BoardCommand> entity, String userId) {
        super(context);
        this.entity = entity;
        this.userId = userId;
        this.self = context.getSelf().narrow();
        entity.tell(new BoardCommand.Subscribe(self, 0, 0));
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(Go.class, this::onGo)
                .onMessage(ReplicaMessage.BatchOutcome.class, this::onOutcome)
                .onAnyMessage(ignored -> this)
                .build();
    }

    private Behavior<Object> onGo(Go go) {
        going = go;
        left = go.batches();
        latencies = new Latencies();
        submit();
        return this;
    }

    private Behavior<Object> onOutcome(ReplicaMessage.BatchOutcome outcome) {
        latencies.addNanos(System.nanoTime() - sentAt);
        if (--left == 0) {
            going.done().complete(latencies);
        } else {
            submit();
        }
        return this;
    }

    private void submit() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<Submission> batch = new ArrayList<>(going.size());
        for (int i = 0; i < going.size(); i++) {
            UUID operationId = new UUID(random.nextLong(), random.nextLong());
            batch.add(new Submission(
                    operationId, clientId, userId, going.operation().get()));
        }
        sentAt = System.nanoTime();
        entity.tell(new BoardCommand.SubmitBatch(self, ++batchId, batch));
    }
}
