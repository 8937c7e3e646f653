package io.collabboard.cluster.fuzz;

import static io.collabboard.cluster.board.support.Edits.note;
import static io.collabboard.cluster.board.support.Edits.text;
import static io.collabboard.cluster.board.support.Edits.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.NullValue;
import com.google.protobuf.Value;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.NodeInside;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectPatch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Carries out a plan on one board. */
final class Fuzz {
    private static final int MOST_OPEN = 16;
    private static final Duration SHORTLY = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Node> nodes;
    private final UUID board;
    private final History history = new History();
    private final List<FuzzClient> clients;
    private final FuzzPlan plan;

    Fuzz(List<Node> nodes, UUID board, FuzzPlan plan) {
        this.nodes = nodes;
        this.board = board;
        this.plan = plan;
        this.clients = IntStream.range(0, FuzzPlan.CLIENTS)
                .mapToObj(i -> new FuzzClient(nodes.get(i % nodes.size()).url(), "Client " + i, board, history))
                .toList();
    }

    /** @param halfway happens beside the second half */
    void run(Runnable halfway) {
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (i == steps.size() / 2) {
                halfway.run();
            }
            perform(steps.get(i));
            pump();
        }
        clients.forEach(FuzzClient::readOn);
        await().atMost(PATIENCE).until(() -> {
            pump();
            return clients.stream().allMatch(FuzzClient::isSettled);
        });
        check();
        System.out.println("convergence: " + history);
    }

    /** Everyone has what is in the journal: replicas and entity are made anew before it is looked at. */
    private void check() {
        long seq =
                clients.stream().mapToLong(client -> client.state().seq()).max().orElseThrow();
        await().atMost(PATIENCE).until(() -> {
            pump();
            return clients.stream().allMatch(client -> client.state().seq() == seq);
        });
        List<BoardMirror.State> states =
                clients.stream().map(FuzzClient::state).distinct().toList();
        assertThat(states).as("the board of every client").hasSize(1);
        history.checkComplete(seq);
        clients.forEach(FuzzClient::close);
        new NodeInside(nodes.get(0)).stopEntity(board);
        nodes.forEach(node -> new NodeInside(node).crashReplicas());
        for (Node node : nodes) {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                try (Guest fresh = Guest.on(board, node.url(), "Fresh")) {
                    assertThat(fresh.state()).isEqualTo(states.get(0));
                }
            });
        }
    }

    private void pump() {
        clients.forEach(FuzzClient::pump);
    }

    private void perform(Step step) {
        if (step instanceof Step.ByClient action) {
            perform(clients.get(action.client()), action);
        } else if (step instanceof Step.StopEntity) {
            new NodeInside(nodes.get(0)).stopEntity(board);
        } else if (step instanceof Step.CrashEntity) {
            nodes.forEach(node -> new NodeInside(node).crashEntity(board));
        } else if (step instanceof Step.CrashReplicas crash) {
            new NodeInside(nodes.get(crash.node())).crashReplicas();
        }
    }

    /** A client that does not read does not send either: a server that has stopped reading it would hold up the fuzz. */
    private void perform(FuzzClient client, Step.ByClient step) {
        if (step instanceof Step.Reconnect reconnect) {
            client.reconnect(nodes.get(reconnect.node()).url(), reconnect.isForgetful());
        } else if (step instanceof Step.StopReading) {
            client.stopReading();
        } else if (step instanceof Step.ReadOn) {
            client.readOn();
        } else if (!client.isStalled()) {
            if (client.openRequests() >= MOST_OPEN) {
                await().atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(SHORTLY)
                        .until(() -> {
                            pump();
                            return client.openRequests() < MOST_OPEN;
                        });
            }
            if (step instanceof Step.Repeat repeat) {
                client.repeat(repeat.ago());
            } else {
                client.edit(request(step));
            }
        }
    }

    private Frame request(Step.ByClient step) {
        if (step instanceof Step.Create create) {
            return Requests.createObject(board, note(id(create.object())).build());
        } else if (step instanceof Step.Move move) {
            ObjectPatch.Builder patch = ObjectPatch.newBuilder().setX(move.x());
            return update(board, id(move.object()), patch, move.baseVersion());
        } else if (step instanceof Step.Write write) {
            return patch(
                    write.object(), ObjectPatch.newBuilder().putProps("text", text("x".repeat(write.textLength()))));
        } else if (step instanceof Step.Erase erase) {
            Value none = Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
            return patch(erase.object(), ObjectPatch.newBuilder().putProps("text", none));
        } else if (step instanceof Step.Raise raise) {
            return patch(raise.object(), ObjectPatch.newBuilder().setZIndex(raise.zIndex()));
        } else if (step instanceof Step.Group group) {
            ByteString groupId = group.group() == 0 ? ByteString.EMPTY : Uuids.toBytes(id(-group.group()));
            return patch(group.object(), ObjectPatch.newBuilder().setGroupId(groupId));
        } else if (step instanceof Step.Delete delete) {
            return Requests.deleteObject(board, id(delete.object()));
        }
        throw new IllegalStateException("not an edit: " + step);
    }

    private Frame patch(int object, ObjectPatch.Builder patch) {
        return update(board, id(object), patch);
    }

    private UUID id(int number) {
        return new UUID(plan.seed(), number);
    }
}
