package io.collabboard.gatling.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.Syscall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private final UUID board = Uuids.next();
    private Relay relay;

    @BeforeEach
    void start() throws Exception {
        relay = Relay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void everybodyOnTheBoardGetsAChangeAndItsSenderItsDoneBehindIt() {
        Queue<Frame> watched = new ConcurrentLinkedQueue<>();
        Queue<Frame> own = new ConcurrentLinkedQueue<>();
        try (BoardClient watcher = connect(watched);
                BoardClient writer = connect(own)) {
            writer.createBoard(board, "Relayed").join();
            assertThat(watcher.join(board, 0, 0, answer -> {}).join().getSeq()).isZero();
            writer.join(board, 0, 0, answer -> {}).join();
            UUID note = Uuids.next();

            var created = writer.createObject(
                            board,
                            ObjectCreate.newBuilder()
                                    .setObjectId(Uuids.toBytes(note))
                                    .build())
                    .join();
            var updated = writer.updateObject(
                            board,
                            ObjectUpdate.newBuilder()
                                    .setObjectId(Uuids.toBytes(note))
                                    .setPatch(ObjectPatch.newBuilder().setX(7))
                                    .build())
                    .join();
            writer.deleteObject(board, note).join();

            assertThat(created.seq()).isEqualTo(1);
            assertThat(updated.seq()).isEqualTo(2);
            List<Syscall> all = List.of(Syscall.OBJECT_CREATED, Syscall.OBJECT_UPDATED, Syscall.OBJECT_DELETED);
            assertThat(changes(own)).extracting(Frame::getSyscall).isEqualTo(all);
            await().untilAsserted(() ->
                    assertThat(changes(watched)).extracting(Frame::getSeq).containsExactly(1L, 2L, 3L));
            assertThat(changes(watched)).extracting(Frame::getSyscall).isEqualTo(all);
            assertThat(changes(watched).get(1).getObjectUpdated().getPatch().getX())
                    .isEqualTo(7);
        }
    }

    @Test
    void cursorsGoToTheOthers() {
        Queue<Frame> watched = new ConcurrentLinkedQueue<>();
        Queue<Frame> own = new ConcurrentLinkedQueue<>();
        try (BoardClient watcher = connect(watched);
                BoardClient mover = connect(own)) {
            watcher.join(board, 0, 0, answer -> {}).join();
            mover.join(board, 0, 0, answer -> {}).join();

            mover.moveCursor(board, 3, 4);

            await().until(() -> watched.stream().anyMatch(Frame::hasPresenceChanged));
            mover.createObject(board, ObjectCreate.getDefaultInstance()).join();
            assertThat(own).noneMatch(Frame::hasPresenceChanged);
        }
    }

    @Test
    void metricsAreThoseThatTheBenchReadsOfANode() throws Exception {
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(relay.url() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(metrics.body()).contains("jvm_memory_used_bytes{area=\"heap\"} ", "jvm_compilation_time_ms_total ");
    }

    private BoardClient connect(Queue<Frame> events) {
        URI url = URI.create(relay.url());
        return BoardClient.connect(url, DevTickets.of(url, "somebody"), events::add)
                .join();
    }

    private static List<Frame> changes(Queue<Frame> events) {
        return events.stream().filter(event -> event.getSeq() > 0).toList();
    }
}
