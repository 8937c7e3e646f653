package io.collabboard.cluster.bench;

import com.google.protobuf.Value;
import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who puts sticky notes on one board. */
final class Author implements AutoCloseable {
    private static final int WINDOW = 100;

    private final BoardClient client;
    private final UUID boardId;

    private Author(BoardClient client, UUID boardId) {
        this.client = client;
        this.boardId = boardId;
    }

    /** What joining took: from the request to its DONE, and the size of what came in between. */
    record Join(long nanos, long bytes) {}

    static UUID newBoard(URI url) {
        UUID boardId = Uuids.next();
        try (BoardClient client = connect(url, "owner")) {
            client.createBoard(boardId, "Benchmark").join();
        }
        return boardId;
    }

    static Author on(URI url, String name, UUID boardId) {
        Author author = new Author(connect(url, name), boardId);
        author.join(boardId);
        return author;
    }

    /** Joins a board, as one who has nothing of it; notes go to the author's own board all the same. */
    Join join(UUID board) {
        AtomicLong bytes = new AtomicLong();
        long begun = System.nanoTime();
        return client.join(board, 0, 0, frame -> bytes.addAndGet(frame.getSerializedSize()))
                .thenApply(state -> new Join(System.nanoTime() - begun, bytes.get()))
                .join();
    }

    /** Puts down one note; returns the nanoseconds until it was acknowledged. */
    long write() {
        ObjectCreate note = note();
        long begun = System.nanoTime();
        return client.createObject(boardId, note)
                .thenApply(ack -> System.nanoTime() - begun)
                .join();
    }

    /** Puts down many, up to a window of them at once. */
    void fill(int notes) {
        Queue<CompletableFuture<?>> open = new ArrayDeque<>();
        for (int i = 0; i < notes; i++) {
            open.add(client.createObject(boardId, note()));
            if (open.size() == WINDOW) {
                open.remove().join();
            }
        }
        open.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        client.close();
    }

    private static BoardClient connect(URI url, String name) {
        return BoardClient.connect(url, DevTickets.of(url, name), event -> {}).join();
    }

    private static ObjectCreate note() {
        return ObjectCreate.newBuilder()
                .setObjectId(Uuids.nextBytes())
                .setKind(ObjectKind.STICKY_NOTE)
                .setX(100)
                .setY(200)
                .setWidth(200)
                .setHeight(200)
                .putProps("text", text("A note of some length"))
                .putProps("fill", text("#fff1a8"))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
