package io.collabboard.gatling.simulation;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.gatling.dsl.Notes;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Somebody who moves notes on a board and leaves. */
final class Editor {
    private Editor() {}

    /** @return completes when all of the edits are acknowledged; there may be as many as a client may have open */
    static CompletableFuture<Void> edit(URI url, UUID board, List<UUID> notes, int edits) {
        return BoardClient.connect(url, DevTickets.of(url, "load-editor"), event -> {})
                .thenCompose(client -> client.join(board, 0, 0, answer -> {})
                        .thenCompose(state -> CompletableFuture.allOf(IntStream.range(0, edits)
                                .mapToObj(i ->
                                        client.updateObject(board, Notes.move(notes.get(i % notes.size()), i, i)))
                                .toArray(CompletableFuture<?>[]::new)))
                        .whenComplete((done, failure) -> client.close()));
    }
}
