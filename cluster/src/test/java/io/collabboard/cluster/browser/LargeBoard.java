package io.collabboard.cluster.browser;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.cluster.board.support.Edits;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Fills a board through the protocol, faster than anybody could draw. */
final class LargeBoard {
    /** What one socket may create at once; below the burst that a node allows by default. */
    private static final int BY_ONE_SOCKET = 900;

    /** Requests without answer at any time. */
    private static final int WINDOW = 100;

    private static final int COLUMNS = 100;
    private static final int SPACING = 160;

    private LargeBoard() {}

    /** Waits until all notes are stored. They lie in rows from the origin, each with its number. */
    static void fill(URI server, UUID board, int notes) {
        for (int first = 0; first < notes; first += BY_ONE_SOCKET) {
            try (BoardClient client = BoardClient.connect(server, DevTickets.of(server, "Hedy"), event -> {})
                    .join()) {
                client.join(board, 0, 0, frame -> {}).join();
                fill(client, board, first, Math.min(notes, first + BY_ONE_SOCKET));
            }
        }
    }

    private static void fill(BoardClient client, UUID board, int from, int to) {
        List<CompletableFuture<?>> window = new ArrayList<>();
        for (int number = from; number < to; number++) {
            window.add(client.createObject(board, note(number)));
            if (window.size() == WINDOW) {
                window.forEach(CompletableFuture::join);
                window.clear();
            }
        }
        window.forEach(CompletableFuture::join);
    }

    private static ObjectCreate note(int number) {
        return Edits.note(Uuids.next())
                .setX(number % COLUMNS * SPACING)
                .setY(number / COLUMNS * SPACING)
                .setWidth(120)
                .setHeight(120)
                .putProps("text", Edits.text("Note " + number))
                .build();
    }
}
